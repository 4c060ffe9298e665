import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { factsOfName } from '../../../src/flow/field-name.ts'
import { traitsOf } from '../../../src/flow/recognise/text-traits.ts'
import { partyFactsOf } from '../../../src/flow/subject/party-fields.ts'
import { groupsIn } from '../../../src/guardian/orders/demand-words.ts'
import { jsonOf } from '../../../src/mcp/parsed-text.ts'
import { forgetBig } from '../../../src/proxy/forget-big.ts'
import { bigLineBytes } from '../../../src/transport/line-codec.ts'

const text = 'a line of a big result that is asked about again '.repeat(4)
const json = JSON.stringify({ text })

const bigLength = 8_000_000
const list: ReadonlySet<string> = new Set(['congratulations', 'responsibilities', 'administration'])

/** A text of 8 MB, one string, that starts with `head`. */
function bigText(head: string): string {
  return JSON.parse(JSON.stringify(head.padEnd(bigLength, ' and so on'))) as string
}

/** WHY a function of its own: what calls it may still hold the last text on its stack. */
function lookAtBig(heads: readonly string[], look: (text: string) => void): void {
  for (const head of heads) look(bigText(head))
}

/** What the heap holds when nothing is left to collect, in bytes. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  // The engine keeps the text of the last match.
  expect('x').toMatch(/x/)
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}

describe('forgetBig', () => {
  it('lets go of kept texts after a message of over 4 MB', () => {
    const [traits, value] = [traitsOf(text), jsonOf(json)]
    forgetBig([
      { kind: 'line', raw: Buffer.from('{}') },
      { kind: 'line', raw: Buffer.alloc(bigLineBytes + 1) },
    ])
    expect(traitsOf(text)).not.toBe(traits)
    expect(jsonOf(json)).not.toBe(value)
  })

  it('keeps them after messages of every day, which are asked about several times', () => {
    const [traits, value] = [traitsOf(text), jsonOf(json)]
    forgetBig([{ kind: 'line', raw: Buffer.alloc(bigLineBytes) }])
    expect(traitsOf(text)).toBe(traits)
    expect(jsonOf(json)).toBe(value)
  })

  it.each<[string, (text: string) => void]>([
    ['words of a list', (text) => traitsOf(text).wordsOf(list)],
    ['names of fields', (text) => factsOfName(text.slice(0, 40))],
    ['fields of parties', (text) => partyFactsOf(text.slice(2, 42))],
    ['stretches with demands', (text) => groupsIn(text.slice(0, 50))],
  ])('holds no big text through %s that were cut from it', (_, look) => {
    const heads = [
      'congratulations to all in one line',
      'from now on responsibilities are yours',
      'of a good administration in each place',
    ]
    look('some text')
    const before = heldBytes()
    lookAtBig(heads, look)
    forgetBig([{ kind: 'line', raw: Buffer.alloc(bigLineBytes + 1) }])
    expect(heldBytes() - before).toBeLessThan(bigLength / 2)
  })
})
