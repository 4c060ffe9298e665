import { describe, expect, it } from 'vitest'
import { likeness, outlineOf } from '../../../../src/guardian/overlap/near-copy.ts'

const outline = (description: string, ...parameters: string[]) =>
  outlineOf({
    description,
    inputSchema: { properties: Object.fromEntries(parameters.map((name) => [name, {}])) },
  })

describe('likeness', () => {
  const hat = outline('Sends a hat to an address in town', 'to', 'size')

  it('is 1 for the same words and parameters in any order', () => {
    expect(likeness(hat, outline('To an address in town: sends a hat!', 'size', 'to'))).toBe(1)
  })

  it('falls with other parameters or words', () => {
    expect(likeness(hat, outline('Sends a hat to an address in town', 'colour'))).toBe(0)
    expect(
      likeness(hat, outline('Lists the trains of the day from a station', 'to', 'size')),
    ).toBeLessThan(0.2)
  })

  it('says nothing of a few words', () => {
    expect(likeness(outline('Sends it'), outline('Sends it'))).toBe(0)
  })
})

describe('outlineOf', () => {
  it('takes a definition without anything', () => {
    expect(outlineOf({}).text).toBe('|')
    expect(outlineOf({ description: 3, inputSchema: [] } as never).words.size).toBe(0)
  })
})
