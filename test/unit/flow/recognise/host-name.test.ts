import { describe, expect, it } from 'vitest'
import { isHostName, isLabelPart } from '../../../../src/flow/recognise/host-name.ts'

describe('the name of a host', () => {
  it.each(['example.org', 'a-b.example.co.uk', 'www.bakery.photos', 'db01.internal', 'x2.io'])(
    '`%s` is one',
    (name) => {
      expect(isHostName(name)).toBe(true)
    },
  )
  it.each([
    'example',
    'main.py',
    '-a.com',
    'a..com',
    'e.g.co',
    'end.In',
    'it.No',
    `${'a'.repeat(64)}.com`,
    'process.env.me',
    '1.2.in',
    'www.com',
  ])('`%s` is none', (name) => {
    expect(isHostName(name)).toBe(false)
  })
  it('is made of letters, digits and hyphens', () => {
    expect([...'a9-ü_.@/'].map((part) => isLabelPart(part.charCodeAt(0)))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
