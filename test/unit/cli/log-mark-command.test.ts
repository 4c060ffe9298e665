import { describe, expect, it } from 'vitest'
import { mcip, noteHost, ran } from './approval-log.ts'
import { atTerminal, hasScript } from './at-terminal.ts'
import { entriesOf, logOf } from './trip-log.ts'

const mark = (file: string, ...args: readonly string[]) =>
  atTerminal(mcip('log', 'mark', ...args, '--log', file))

describe('mcip log mark', () => {
  it.skipIf(!hasScript)('adds what a person says to the chain, where it is shown', async () => {
    const file = await logOf()
    const { code, text } = await mark(file, '3', '--risk', 'data-injection')
    expect(text).toContain('environment:trip#3 marked: data-injection')
    expect(code).toBe(0)
    expect(await entriesOf(file, 4)).toMatchObject([
      { kind: 'mark', seq: 4, about: 3, label: 'data-injection', by: 'mark', server: 'people' },
    ])
    expect(ran('log', 'show', 'trip', '--log', file).stdout).toContain(
      'a person marked entry 3: data-injection',
    )
    expect(ran('explain', '3', '--log', file).stdout).toContain(
      'a person marked entry 3: data-injection',
    )
    expect(JSON.parse(ran('explain', '3', '--json', '--log', file).stdout)).toMatchObject({
      decision: 'ask',
      mark: { label: 'data-injection', by: 'mark' },
    })
    expect(ran('log', 'verify', '--log', file).status).toBe(0)
  })

  it.skipIf(!hasScript)('lets another mark count in its place, and takes it back', async () => {
    const file = await logOf()
    await mark(file, 'trip#3', '--appropriate')
    const { text } = await mark(file, 'trip:3', '--risk', 'replay-injection', '--json')
    expect(text).toContain('before: a person marked entry 3: appropriate')
    expect(text).toContain('"label": "replay-injection"')
    expect((await mark(file, '3', '--take-back')).text).toContain('is no longer marked')
    expect(ran('explain', '3', '--log', file).stdout).not.toContain('a person')
    expect((await entriesOf(file, 4)).map((entry) => entry.kind === 'mark' && entry.label)).toEqual(
      ['appropriate', 'replay-injection', null],
    )
  })

  it.skipIf(!hasScript)('changes nothing when another word is typed', async () => {
    const file = await logOf()
    const args = mcip('log', 'mark', '3', '--appropriate', '--log', file)
    const { code, text } = await atTerminal(args, () => 'yes')
    expect(code).toBe(1)
    expect(text).toContain('nothing was changed')
    expect(await entriesOf(file, 4)).toEqual([])
  })

  it('changes nothing where there is nothing to change', async () => {
    const { status, stderr } = ran('log', 'mark', '3', '--take-back', '--log', await logOf())
    expect(status).toBe(1)
    expect(stderr).toContain('nothing was said of it; nothing was changed')
  })

  it('changes nothing without a terminal', async () => {
    const file = await logOf()
    const { status, stderr } = ran('log', 'mark', '3', '--appropriate', '--log', file)
    expect(status).toBe(2)
    expect(stderr).toContain('marking a verdict needs a person at a terminal')
    expect(await entriesOf(file, 4)).toEqual([])
  })

  it.skipIf(!hasScript)('is refused below a program that an agent runs in', async () => {
    const file = await logOf()
    const { processTable } = await import('../../../src/cli/process-table.ts')
    const facts = (await processTable())?.(process.pid)
    await noteHost(file, `node:${process.pid}:${facts?.started}`)
    const { code, text } = await mark(file, '3', '--appropriate')
    expect(code).toBe(2)
    expect(text).not.toContain('type ')
    expect(await entriesOf(file, 4)).toEqual([])
  })

  it.each([
    ['an unknown flow', ['99', '--appropriate'], 'has no flow 99'],
    ['an unknown trajectory', ['else:3', '--appropriate'], 'starts with `else`'],
    ['an unknown risk', ['3', '--risk', 'data-injektion'], 'did you mean `data-injection`?'],
    ['a risk of control characters', ['3', '--risk', '\u001b[2J'], 'there is no risk'],
    ['no word about it', ['3'], 'give one of --risk, --appropriate and --take-back'],
    ['two words about it', ['3', '--appropriate', '--risk', 'data-injection'], 'give one of'],
  ])('refuses %s', async (_, args, reason) => {
    const { status, stderr } = ran('log', 'mark', ...args, '--log', await logOf())
    expect(status).toBe(2)
    expect(stderr).toContain(reason)
    expect(stderr).not.toContain('\u001b')
  })
})
