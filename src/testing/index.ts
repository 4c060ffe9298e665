/** `mcip/testing`: a guard in memory and a playbook that drives it, for tests of your own. */
export { type MemoryGuard, type MemoryGuardOptions, memoryGuard } from './memory-guard.ts'
export {
  block,
  call,
  type Expectation,
  failure,
  forward,
  line,
  nothing,
  notification,
  type Outcome,
  type Play,
  type PlayedMessage,
  play,
  request,
  result,
  tools,
  withhold,
} from './playbook.ts'
