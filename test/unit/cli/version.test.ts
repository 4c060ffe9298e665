import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { packageVersion } from '../../../src/cli/version.ts'

it('is the version that package.json states', () => {
  const stated = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  expect(packageVersion()).toBe(stated.version)
})
