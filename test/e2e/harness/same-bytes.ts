/** The check that a guard changed nothing. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { firstDifference, tapRecord } from './tap-record.ts'
import type { Scene } from './verifies.ts'

const patienceMs = 30_000

/** Compares the taps on both sides of the guard, once what is still on its way has arrived. */
export async function expectSameBytes(scene: Scene): Promise<void> {
  let differences = differencesOf(scene)
  for (let waited = 0; differences.length > 0 && waited < patienceMs; waited += 50) {
    await sleep(50)
    differences = differencesOf(scene)
  }
  expect(differences).toEqual([])
}

function differencesOf(scene: Scene): readonly string[] {
  const host = tapRecord(scene.file('host'))
  const server = tapRecord(scene.file('server'))
  return [firstDifference(server.in, host.in), firstDifference(host.out, server.out)].filter(
    (difference) => difference !== undefined,
  )
}
