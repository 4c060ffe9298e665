/** What calls cost once a guard is warm, as far as it can be counted: nothing here is timed. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { guarded, program } from './harness/launch.ts'
import { lineClient } from './harness/line-client.ts'
import { verifies } from './harness/verifies.ts'

const calls = 800

/** Shapes that V8 made of an object and shares with no other, as its own log tells them. */
function unsharedShapes(log: string): number {
  return log.match(/^map,Transition,.*,prototype,/gm)?.length ?? 0
}

verifies('speed:shared-shapes', { timeout: 240_000 }, async (scene) => {
  const trace = scene.file('shapes.log')
  const launch = guarded(program('sized-server'), '--log', scene.file('log.db'))
  const tracing = ['--log-maps', `--logfile=${trace}`, '--no-logfile-per-isolate']
  const client = lineClient(scene, { ...launch, args: [...tracing, ...launch.args] })
  await client.initialize()
  await client.request('tools/list')
  for (let number = 0; number < calls; number++) {
    if (number % 2 === 0) await client.call('echo', { message: `note ${number} of Ada` })
    else await client.call('sized', { bytes: 2_000, isNew: true })
  }
  client.hangUp()
  await client.exit
  const log = readFileSync(trace, 'latin1')
  expect(log).toContain('map,Transition,')
  expect(unsharedShapes(log)).toBeLessThan(calls)
})
