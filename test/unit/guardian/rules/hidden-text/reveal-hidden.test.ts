import { expect, it } from 'vitest'
import { revealHidden } from '../../../../../src/guardian/rules/hidden-text/reveal-hidden.ts'
import { inTags } from './encode.ts'

it('shows hidden characters by code point and what they spell', () => {
  expect(revealHidden(`Hi${inTags('ok')}\u200b!`)).toBe(
    'Hi[U+E006F U+E006B][U+200B]!\n[tag-characters, 2 characters, spell: ok]\n[invisible-in-name, 1 characters, not readable]',
  )
})

it('leaves visible text alone', () => {
  expect(revealHidden('plain\ttext\ncaf\u00e9')).toBe('plain\ttext\ncaf\u00e9')
})

it('is bounded, and prints no control of what it decoded', () => {
  const text = revealHidden(`${'x'.repeat(50_000)}\x1b[8mevil \x07 bell\x1b[0m`)
  expect(text.length).toBeLessThan(25_000)
  expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/)
})
