import { expect, it } from 'vitest'
import { findId } from '../../../src/mcp/find-id.ts'

it.each([
  ['{"jsonrpc":"2.0","id":7,"method":"x","params":{"a":', 7],
  ['{"id":"abc","x', 'abc'],
  ['{"\\u0069d":"a\\u0062c","x', 'abc'],
  [' {"params":{"id":1,"x":["id",{"id":2}]},"id" : -3 }', -3],
  ['{"id":0,}', 0],
  ['{"id":12345678901234567890,"x":}', 12345678901234567890n],
  ['{"id":"ü","x":', 'ü'],
])('finds the id of the broken text %s', (text, id) => {
  expect(findId(Buffer.from(text))).toBe(id)
})

it.each([
  ['an array', '[{"id":1}]'],
  ['no id', '{"jsonrpc":"2.0","method":"x"'],
  ['an id that breaks off', '{"id":12'],
  ['a string id that breaks off', '{"id":"12'],
  ['two ids', '{"id":1,"x":2,"id":2,"y":'],
  ['two ids, one spelled with escapes', '{"id":1,"i\\u0064":2,"y":'],
  ['an id inside another member', '{"params":{"id":1},"x":'],
  ['an id inside a string', '{"x":"\\",\\"id\\":1,","y":'],
  ['id as a value', '{"x":"id","y":"id"'],
  ['a fraction', '{"id":1.5,"x":'],
  ['null', '{"id":null,"x":'],
  ['an object', '{"id":{"id":1},"x":'],
  ['leading zeros', '{"id":01,"x":'],
  ['a broken escape in the id', '{"id":"\\q","x":'],
  ['a key without a colon', '{"id",1,"x":'],
  ['nothing', ''],
  ['thousands of digits', `{"id":${'9'.repeat(5000)},"x":`],
])('finds none in %s', (_, text) => {
  expect(findId(Buffer.from(text))).toBeNull()
})

it('does not mind invalid UTF-8 beside the id, and refuses it within', () => {
  expect(findId(Buffer.from('{"x":"\xff","id":4,', 'latin1'))).toBe(4)
  expect(findId(Buffer.from('{"id":"\xff","x":4,', 'latin1'))).toBeNull()
})

it('looks no further than the first mebibyte', () => {
  const long = `{"x":"${'a'.repeat(1024 * 1024)}","id":1,`
  expect(findId(Buffer.from(long))).toBeNull()
})
