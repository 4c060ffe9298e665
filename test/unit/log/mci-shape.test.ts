import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { informationTypes, messageTypes, principles } from '../../../src/flow/flow.ts'
import { mciSchema, mciShape } from '../../../src/log/mci-shape.ts'
import type { JsonObject, JsonValue } from '../../../src/mcp/json.ts'
import { at } from '../../../src/mcp/pointer.ts'
import { benchmarkClasses, riskIds } from '../../../src/risk/risk.ts'
import { mciLine } from './mci-line.ts'

const published = JSON.parse(
  readFileSync(new URL('../../../schema/mci-trajectory.schema.json', import.meta.url), 'utf8'),
) as JsonObject
const validate = new Ajv2020().compile(published)

describe('the published schema', () => {
  it('is what the code gives: run `npm run docs` where it is not', () => {
    expect(published).toEqual(mciSchema())
  })

  it('names exactly the message types, information types, principles, classes and risks of the code', () => {
    const names = (pointer: string): JsonValue | undefined => at(published, `/$defs/${pointer}`)
    const about = 'flow/properties/type/properties'
    expect(names(`${about}/message/anyOf/0/enum`)).toEqual(messageTypes)
    expect(names('informationType/anyOf/0/enum')).toEqual(informationTypes)
    expect(names('principle/anyOf/0/enum')).toEqual(principles)
    expect(names('benchmarkClass/enum')).toEqual(benchmarkClasses)
    expect(names('finding/properties/risk/anyOf/0/enum')).toEqual(riskIds)
  })

  it('has an id that names no host', () => {
    expect(published.$id).toBe('urn:mcip:schema:mci-trajectory:1')
  })
})

describe('the schema and the shape agree', () => {
  it('on a line with every member', () => {
    expect(mciShape.check(mciLine())).toBeUndefined()
    expect([validate(mciLine()), validate.errors]).toEqual([true, null])
  })

  it('on every member taken away or replaced, one at a time', () => {
    let tried = 0
    for (const [pointer, changed] of changes(mciLine())) {
      const isLabel = pointer === '/label'
      expect([pointer, isLabel || validate(changed)]).toEqual([
        pointer,
        mciShape.check(changed) === undefined,
      ])
      tried += 1
    }
    expect(tried).toBeGreaterThan(150)
  })
})

/** The value with each member once absent, once null, once a string, once -1 and once an object. */
function* changes(value: JsonValue, path = ''): Generator<readonly [string, JsonValue]> {
  if (typeof value !== 'object' || value === null) return
  const entries = Object.entries(value) as readonly (readonly [string, JsonValue])[]
  const put = (key: string, member: JsonValue | undefined): JsonValue => {
    if (Array.isArray(value)) {
      const list = [...(value as readonly JsonValue[])]
      list.splice(Number(key), 1, ...(member === undefined ? [] : [member]))
      return list
    }
    const rest = Object.fromEntries(entries.filter(([name]) => name !== key))
    return member === undefined ? rest : { ...rest, [key]: member }
  }
  for (const [key, member] of entries) {
    for (const other of [undefined, null, 'no such name', -1, {}]) {
      yield [`${path}/${key}`, put(key, other)]
    }
    for (const [pointer, changed] of changes(member, `${path}/${key}`)) {
      yield [pointer, put(key, changed)]
    }
  }
}
