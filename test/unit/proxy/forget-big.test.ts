import { describe, expect, it } from 'vitest'
import { traitsOf } from '../../../src/flow/recognise/text-traits.ts'
import { jsonOf } from '../../../src/mcp/parsed-text.ts'
import { forgetBig } from '../../../src/proxy/forget-big.ts'
import { bigLineBytes } from '../../../src/transport/line-codec.ts'

const text = 'a line of a big result that is asked about again '.repeat(4)
const json = JSON.stringify({ text })

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
})
