import { expect, it } from 'vitest'
import { findInvisibleInName } from '../../../../../src/guardian/rules/hidden-text/invisible-in-name.ts'

it.each([
  'add\u200b',
  'ad\u00add',
  '\ufeffadd',
  '\u3164',
  'a\u2800b',
  'a\u202eb',
  'a\u200db',
  'a\x00b',
  'a\bb',
  'a\rb',
  'a\u200e',
])('finds %j', (name) => {
  expect(findInvisibleInName(name, 'name')).toMatchObject({ kind: 'invisible-in-name' })
})

it.each([
  'read_file',
  'get user info',
  '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
  '\u{1f469}\u200d\u{1f4bb}',
  '\u05d0\u200e1',
  '\u2764\ufe0f',
])('is silent about %j', (name) => {
  expect(findInvisibleInName(name, 'name')).toBeUndefined()
})

it('looks at names only', () => {
  expect(findInvisibleInName('add\u200b', 'definition')).toBeUndefined()
})
