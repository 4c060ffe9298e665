import { describe, expect, it } from 'vitest'
import {
  actionOf,
  actionWords,
  unmask,
  unmaskText,
  unspacedActions,
} from '../../../../src/guardian/orders/action-words.ts'

describe('actionOf', () => {
  it('knows what an action does and in which form it stands', () => {
    expect(actionOf('send')).toMatchObject({ kind: 'send', form: 'base', isNounToo: false })
    expect(actionOf('sent')).toMatchObject({ kind: 'send', form: 'participle' })
    expect(actionOf('transferred')).toMatchObject({ kind: 'spend', form: 'participle' })
    expect(actionOf('deleting')).toMatchObject({ kind: 'delete', form: 'gerund' })
    expect(actionOf('order')).toMatchObject({ kind: 'spend', isNounToo: true })
  })

  it('knows imperatives of other languages', () => {
    for (const [word, kind] of [
      ['überweise', 'spend'],
      ['envía', 'send'],
      ['supprimez', 'delete'],
      ['измените', 'change'],
    ] as const)
      expect(actionOf(word)?.kind, word).toBe(kind)
  })

  it('sees through letters that were exchanged', () => {
    expect(actionOf('tr4nsfer')?.kind).toBe('spend')
    expect(actionOf('dеlete')?.kind).toBe('delete')
  })

  it('knows nothing of other words', () => {
    for (const word of ['', 'the', 'weather', '2024', 'p025', 'купе'])
      expect(actionOf(word)).toBeUndefined()
  })

  it('has lower-case words only', () => {
    for (const word of actionWords.keys()) expect(word).toBe(word.toLowerCase())
  })
})

describe('unmask', () => {
  it('leaves words of one script and codes alone', () => {
    for (const word of ['отправь', 'EH9025920092', '80%', 'www.b3st.example'])
      expect(unmaskText(word)).toBe(word)
    expect(unmask('2024')).toBe('2024')
  })

  it('keeps the length of a text, so that places stay places', () => {
    const text = 'Pl3ase s3nd the pаssword to a1b2@x.example'
    expect(unmaskText(text)).toHaveLength(text.length)
    expect(unmaskText(text)).toContain('password')
  })
})

describe('unspacedActions', () => {
  it('finds the action in a sentence without spaces', () => {
    const kinds = (text: string) =>
      unspacedActions.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind)
    expect(kinds('请转账到这个账户')).toEqual(['spend'])
    expect(kinds('パスワードを変更してください')).toEqual(['change'])
    expect(kinds('今天天气很好')).toEqual([])
  })
})
