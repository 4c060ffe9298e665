import { describe, expect, it } from 'vitest'
import { placeOfCall, placeOfResult, placeOfTools, placeOfTurn } from '../../../src/audit/places.ts'
import { assistant, call, recordOf, returned, tool } from './dialogue.ts'

describe('placeOfCall', () => {
  const [first] = assistant('', call('srv__f', { a: { b: 1 } })).calls
  if (first === undefined) throw new Error('no call')
  const place = placeOfCall(4, first, 'srv__'.length)

  it('continues into the arguments', () => {
    expect(place('/params/arguments/a/b', [1, 2])).toEqual({
      message: 4,
      pointer: '/tool_calls/0/function/arguments/a/b',
      span: [1, 2],
    })
    expect(place('/params/arguments').pointer).toBe('/tool_calls/0/function/arguments')
  })

  it('finds the name beside the arguments, with the part that stands in the record only', () => {
    expect(place('/params/name', [0, 1])).toEqual({
      message: 4,
      pointer: '/tool_calls/0/function/name',
      span: [5, 6],
    })
    expect(place('/params/name')).toEqual({ message: 4, pointer: '/tool_calls/0/function/name' })
    const inText = placeOfCall(0, { ...first, pointer: '/content' }, 0)
    expect(inText('/params/name').pointer).toBe('/content')
  })

  it('gives the message as a whole for every other place', () => {
    for (const pointer of ['', '/params', '/params/argumentsX']) {
      expect(place(pointer)).toEqual({ message: 4, pointer: '' })
    }
  })
})

describe('placeOfResult', () => {
  const json = '{"list":[{"note":"a\\nbcd"}],"other":"b"}'

  it('gives the text of a result, and what is below it where it is JSON', () => {
    const place = placeOfResult(2, returned(json))
    expect(place('/result/content/0/text')).toEqual({ message: 2, pointer: '/content' })
    expect(place('/result/content/0/text/list/0/note').pointer).toBe('/content/list/0/note')
    expect(place('/result/isError')).toEqual({ message: 2, pointer: '' })
  })

  it('turns a span of the text into one of the string that it lies in', () => {
    const place = placeOfResult(2, returned(json))
    const at = json.indexOf('bcd')
    expect(place('/result/content/0/text', [at, at + 2])).toEqual({
      message: 2,
      pointer: '/content/list/0/note',
      span: [2, 4],
    })
  })

  it('keeps a span of plain text', () => {
    const place = placeOfResult(2, returned('plain text'))
    expect(place('/result/content/0/text', [1, 3])).toEqual({
      message: 2,
      pointer: '/content',
      span: [1, 3],
    })
  })
})

describe('placeOfTools', () => {
  const { tools } = recordOf([], [tool('a'), tool('srv__b')])
  const [, second] = tools
  if (second === undefined) throw new Error('no tool')
  const place = placeOfTools([{ tool: second, cut: 5 }])

  it('gives the place in the record, at message 0', () => {
    expect(place('/result/tools/0/description', [3, 4])).toEqual({
      message: 0,
      pointer: '/tools/1/function/description',
      span: [3, 4],
    })
    expect(place('/result/tools/0').pointer).toBe('/tools/1/function')
  })

  it('knows the names of chat records for the schema and the name', () => {
    expect(place('/result/tools/0/inputSchema/properties/x').pointer).toBe(
      '/tools/1/function/parameters/properties/x',
    )
    expect(place('/result/tools/0/inputSchemaX').pointer).toBe('/tools/1/function/inputSchemaX')
    expect(place('/result/tools/0/name', [0, 1])).toEqual({
      message: 0,
      pointer: '/tools/1/function/name',
      span: [5, 6],
    })
  })

  it('uses the name that the record has for the schema', () => {
    const own = placeOfTools([{ tool: { ...second, schemaName: 'inputSchema' }, cut: 0 }])
    expect(own('/result/tools/0/inputSchema/type').pointer).toBe(
      '/tools/1/function/inputSchema/type',
    )
  })

  it('gives the text for a definition that stands within one', () => {
    const written = placeOfTools([{ tool: { ...second, pointer: '/system' }, cut: 0 }])
    expect(written('/result/tools/0/description', [1, 2])).toEqual({
      message: 0,
      pointer: '/system',
    })
  })

  it('gives the record as a whole for a place outside the list', () => {
    for (const pointer of ['', '/result', '/result/tools/9/name']) {
      expect(place(pointer)).toEqual({ message: 0, pointer: '' })
    }
  })
})

it('gives the text of a turn', () => {
  expect(placeOfTurn(3, '/content/0/text')('', [1, 2])).toEqual({
    message: 3,
    pointer: '/content/0/text',
    span: [1, 2],
  })
})
