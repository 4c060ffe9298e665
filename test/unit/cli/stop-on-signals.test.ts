import { expect, it } from 'vitest'
import { stopOnSignals } from '../../../src/cli/stop-on-signals.ts'

it('a signal asks to stop, and is remembered as an exit code', () => {
  const before = process.listenerCount('SIGINT')
  const stop = stopOnSignals()
  expect([stop.signal.aborted, stop.exitCode()]).toEqual([false, undefined])
  process.emit('SIGINT', 'SIGINT')
  expect([stop.signal.aborted, stop.exitCode()]).toEqual([true, 130])
  stop.end()
  expect(process.listenerCount('SIGINT')).toBe(before)
})
