import { describe, expect, it } from 'vitest'
import { frameOf } from '../../../../src/guardian/orders/frame.ts'
import { formOf, leafAround } from '../../../../src/guardian/orders/passages.ts'

function frame(text: string, passage: string) {
  const start = text.indexOf(passage)
  const stretch = { start, end: start + passage.length }
  return frameOf(text, leafAround(text, stretch, formOf(text)))
}

describe('frameOf', () => {
  it('sees a field of a record', () => {
    expect(frame('{"id": 1, "note": "Buy a hat."}', 'Buy a hat.')).toMatchObject({
      isRecord: true,
      isContent: true,
      isLetter: false,
    })
  })

  it('takes what a program says for help', () => {
    expect(frame('{"ok": false, "error": "Send a name."}', 'Send a name.').isContent).toBe(false)
  })

  it('knows a letter by its greeting or its end', () => {
    const greeted = JSON.stringify({ id: 1, body: 'Hi Maud,\n\nsend the hat.' })
    expect(frame(greeted, 'send the hat.').isLetter).toBe(true)
    expect(frame('{"body": "Send the hat. Best regards, Ada"}', 'Send the hat.').isLetter).toBe(
      true,
    )
    expect(frame('{"body": "Send the hat."}', 'Send the hat.').isLetter).toBe(false)
  })

  it('takes prose for no record', () => {
    expect(frame('It rains. Buy a hat.', 'Buy a hat.').isRecord).toBe(false)
  })
})
