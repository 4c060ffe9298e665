/** Every requirement is cited by a test, and every cited one is written down. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Requirement, requirements } from './requirements.ts'

const folder = new URL('.', import.meta.url)
const cited = new Set(
  readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(/\bverifies\(\s*'([^']+)'/g),
    ])
    .map((match) => match[1] ?? ''),
)

describe('requirements', () => {
  it('are all cited by a test', () => {
    expect(Object.keys(requirements).filter((id) => !cited.has(id))).toEqual([])
  })

  it('are all written down', () => {
    expect([...cited].filter((id) => !Object.hasOwn(requirements, id))).toEqual([])
  })

  it('each have a source and say what must happen', () => {
    const all: readonly Requirement[] = Object.values(requirements)
    expect(all.filter(({ source, behaviour }) => source === '' || behaviour === '')).toEqual([])
    expect(new Set(all.map(({ behaviour }) => behaviour)).size).toBe(all.length)
  })

  it('begin with transparency', () => {
    expect(Object.keys(requirements)[0]).toBe('transparency:bytes')
  })
})
