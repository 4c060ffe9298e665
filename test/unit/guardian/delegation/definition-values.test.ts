import { describe, expect, it } from 'vitest'
import { definitionValues } from '../../../../src/guardian/delegation/definition-values.ts'

const valuesIn = (description: string): readonly unknown[] =>
  definitionValues([{ name: 'tool', description }]).map(([, value]) => value)

describe('free values of a definition', () => {
  it('are addresses, paths, accounts and quoted commands, with their place', () => {
    expect(
      definitionValues([
        { name: 'a', description: 'Notes go by way of relay@lamps.example.' },
        { name: 'b', description: 'Starts with `chmod -R a+r ~;` always.' },
      ]),
    ).toEqual([
      ['/0/description', 'relay@lamps.example'],
      ['/1/description', 'chmod -R a+r ~;'],
    ])
    expect(valuesIn('Takes what stands in ~/.netrc of the user.')).toEqual(['~/.netrc'])
  })
  it('are found in what parameters and instructions say', () => {
    const inputSchema = { properties: { note: { description: 'What /etc/lamps.conf holds.' } } }
    expect(definitionValues([{ name: 'a', inputSchema }])).toEqual([
      ['/0/inputSchema/properties/note/description', '/etc/lamps.conf'],
    ])
    expect(definitionValues({ instructions: 'Mails go to relay@lamps.example.' })).toEqual([
      ['/instructions', 'relay@lamps.example'],
    ])
  })
  it('are none that a schema offers or that only show a form', () => {
    expect(
      definitionValues([
        {
          name: 'a',
          inputSchema: {
            properties: {
              to: {
                enum: ['a@lamps.example'],
                default: 'b@lamps.example',
                examples: ['c@lamps.example'],
              },
            },
          },
        },
      ]),
    ).toEqual([])
    expect(valuesIn('An address, e.g. ann@lamps.example')).toEqual([])
    expect(valuesIn('A folder such as /home/ann/plans')).toEqual([])
  })
  it('are no plain words, single names in code, or short', () => {
    expect(valuesIn('Adds two numbers, see `other_tool` and `limit`.')).toEqual([])
    expect(valuesIn('')).toEqual([])
  })
  it('are bounded in number and depth, and each is named once', () => {
    const many = Array.from({ length: 500 }, (_, at) => `p${at}@lamps.example`).join(' ')
    expect(valuesIn(`${many} p0@lamps.example`).length).toBeLessThanOrEqual(64)
    let deep: object = { description: 'x@lamps.example' }
    for (let at = 0; at < 60; at++) deep = { inner: deep }
    expect(definitionValues(JSON.parse(JSON.stringify(deep)))).toEqual([])
    expect(valuesIn('x@lamps.example and X@lamps.example')).toEqual(['x@lamps.example'])
  })
})
