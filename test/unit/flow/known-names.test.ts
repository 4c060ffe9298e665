import { describe, expect, it } from 'vitest'
import { informationTypesOf } from '../../../src/flow/about.ts'
import { knownNames } from '../../../src/flow/known-names.ts'
import { leavesOf } from '../../../src/flow/leaves.ts'
import { noOrigins, type Origins } from '../../../src/flow/origins.ts'
import { subjectsOf } from '../../../src/flow/subject.ts'
import type { JsonValue } from '../../../src/mcp/json.ts'

const origins: Origins = {
  ...noOrigins,
  namesIn(text) {
    const start = text.indexOf('Quellwerk')
    return start === -1 ? [] : [{ start, end: start + 9, type: 'organisation-name' }]
  },
}

describe('knownNames', () => {
  it('finds them in texts, and asks for none in one word, a number, a long text or a list', () => {
    const found = (value: JsonValue) => {
      const leaves = leavesOf(value)
      return leaves.flatMap(knownNames(leaves, origins))
    }
    expect(found('paid by Quellwerk today')).toHaveLength(1)
    expect(found('Quellwerk')).toEqual([])
    expect(found(7)).toEqual([])
    expect(found(`Quellwerk ${'is here '.repeat(400)}`)).toEqual([])
    expect(found(Array.from({ length: 40 }, () => 'one of Quellwerk'))).toEqual([])
  })

  it('looks through a text once, whoever asks', () => {
    const looks: string[] = []
    const namesIn = (text: string) => {
      looks.push(text)
      return origins.namesIn(text)
    }
    const counting: Origins = { ...origins, namesIn }
    const leaves = leavesOf('it was paid by Quellwerk today')
    const namesOf = knownNames(leaves, counting)
    informationTypesOf(leaves, undefined, namesOf)
    subjectsOf(leaves, counting, undefined, namesOf)
    expect(looks).toHaveLength(1)
  })

  it('makes a text about whom an earlier flow was about', () => {
    const leaves = leavesOf('it was paid by Quellwerk today')
    expect(informationTypesOf(leaves, undefined, knownNames(leaves, origins))).toContain(
      'organisation-name',
    )
    expect(informationTypesOf(leaves)).not.toContain('organisation-name')
    expect(subjectsOf(leaves, origins)).toEqual([{ role: 'third-party', name: 'Quellwerk' }])
    expect(subjectsOf(leaves, noOrigins)).toEqual([{ role: 'unknown' }])
  })

  it('names nobody twice who is recognised as well', () => {
    const leaves = leavesOf('the invoice of Quellwerk GmbH')
    expect(subjectsOf(leaves, origins)).toEqual([{ role: 'third-party', name: 'Quellwerk GmbH' }])
  })
})
