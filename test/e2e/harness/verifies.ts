/** `it`, but citing the requirement that the test proves; each test gets a folder and a list of what to end. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'vitest'
import { type RequirementId, requirements } from '../requirements.ts'

/** What one test works with; all of it is gone when the test is over. */
export interface Scene {
  /** A fresh folder. */
  readonly folder: string
  /** Path of a file in the folder. */
  file(name: string): string
  /** Something to do when the test is over, last first. */
  after(end: () => void | Promise<void>): void
}

export interface VerifyOptions {
  /** What tells this test from others of the same requirement. */
  readonly of?: string
  /** Milliseconds. */
  readonly timeout?: number
  readonly skip?: boolean
}

/** A test that proves requirement `id`. */
export function verifies(
  id: RequirementId,
  options: VerifyOptions,
  test: (scene: Scene) => Promise<void>,
): void {
  const name = `${id}: ${requirements[id].behaviour}${options.of === undefined ? '' : ` (${options.of})`}`
  it.skipIf(options.skip === true)(
    name,
    async () => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mcip-e2e-')))
      const ends: (() => void | Promise<void>)[] = []
      try {
        await test({
          folder,
          file: (name) => join(folder, name),
          after: (end) => ends.push(end),
        })
      } finally {
        for (const end of ends.reverse()) await end()
        rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
      }
    },
    options.timeout,
  )
}
