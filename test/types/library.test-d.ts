/** What the types of `mcip` promise; checked by the step "types" of `npm run check`, never run. */
import { expectTypeOf } from 'vitest'
import {
  allRules,
  type BenchmarkClass,
  benchmarkClassOf,
  type Claim,
  createFlowLog,
  createGuard,
  createMemoryStore,
  type Decision,
  defineRule,
  type ErrorCode,
  type Finding,
  type Flow,
  type FlowLog,
  type Judge,
  type JudgeInput,
  type LoggedFlow,
  McipError,
  type Mode,
  memoryPair,
  openPiece,
  openSqliteStore,
  type Pipeline,
  type RiskId,
  type Rule,
  readLine,
  relay,
  riskIds,
  type Store,
  sealPiece,
  type TrajectoryKey,
  temporaryKeys,
  type Verdict,
  verifyLog,
} from '../../src/index.ts'

// Decisions, modes and risks are closed lists, as the documents name them.
expectTypeOf<Decision>().toEqualTypeOf<'allow' | 'redact' | 'ask' | 'block'>()
expectTypeOf<Mode>().toEqualTypeOf<'observe' | 'ask' | 'enforce'>()
expectTypeOf<'replay-injection'>().toExtend<RiskId>()
expectTypeOf<'appropriate'>().not.toExtend<RiskId>()
expectTypeOf<'appropriate'>().toExtend<BenchmarkClass>()
expectTypeOf(riskIds).items.toEqualTypeOf<RiskId>()
expectTypeOf(benchmarkClassOf).parameter(0).toEqualTypeOf<RiskId>()
expectTypeOf(benchmarkClassOf).returns.toEqualTypeOf<BenchmarkClass | undefined>()

// A flow always has its five elements; a finding may name no risk, a verdict always names a class.
expectTypeOf<Flow>().toHaveProperty('sender')
expectTypeOf<Flow>().toHaveProperty('recipient')
expectTypeOf<Flow['subject']>().toExtend<readonly object[]>()
expectTypeOf<Flow['principle']>().toExtend<readonly string[]>()
expectTypeOf<LoggedFlow>().toExtend<Flow>()
expectTypeOf<Finding['risk']>().toEqualTypeOf<RiskId | null>()
expectTypeOf<Verdict['risk']>().toEqualTypeOf<BenchmarkClass>()

// A rule of one's own: its input is read-only, its claims are complete.
const rule = defineRule({
  risk: 'data-injection',
  summary: 'finds nothing',
  sources: [],
  primitives: ['tool-call'],
  judge(input) {
    expectTypeOf(input).toEqualTypeOf<JudgeInput>()
    // @ts-expect-error what is judged cannot be changed
    input.flows = []
    return []
  },
})
expectTypeOf(rule).toEqualTypeOf<Rule>()
expectTypeOf(allRules).items.toEqualTypeOf<Rule>()
expectTypeOf<Judge['judge']>().returns.toEqualTypeOf<
  readonly Finding[] | Promise<readonly Finding[]>
>()
// @ts-expect-error a risk outside the taxonomy
export const outside: Rule['risk'] = 'function-injektion'
// @ts-expect-error a claim without its element
export const claim: Claim = {
  decision: 'block',
  severity: 'high',
  confidence: 1,
  text: '',
  evidence: [],
}

// A guard of one's own between two transports.
const store = createMemoryStore()
expectTypeOf(store).toExtend<Store>()
expectTypeOf(openSqliteStore).returns.toExtend<Store>()
const now = (): Date => new Date()
const log = createFlowLog({
  store,
  mode: 'redacted',
  keys: temporaryKeys(),
  now,
  warn: () => undefined,
})
expectTypeOf(log).toEqualTypeOf<FlowLog>()
const trajectory: TrajectoryKey = { source: 'process', value: '1' }
const guard = await createGuard({
  server: { id: 'files', origin: 'file:/server.js' },
  trajectory,
  mode: 'enforce',
  failMode: 'closed-for-changes',
  log,
  records: () => store,
  now,
  clock: () => performance.now(),
  notice: () => undefined,
})
expectTypeOf(guard).toEqualTypeOf<Pipeline>()
const [[, hostEnd], [serverEnd]] = [memoryPair(), memoryPair()]
relay(hostEnd, serverEnd, guard)
expectTypeOf(relay).returns.toBeVoid()

// What a line reads as must be looked at before it is used.
const reading = readLine(new Uint8Array())
// @ts-expect-error a reading may be a rejection, a batch or a message
reading.message

// Verification and the working set.
expectTypeOf(verifyLog(store)).resolves.toHaveProperty('ok').toBeBoolean()
expectTypeOf(verifyLog).parameter(0).not.toBeAny()
const sealed = sealPiece(
  new Uint8Array(32),
  { trajectory, position: 0 },
  new Uint8Array(),
  new Uint8Array(12),
)
expectTypeOf(sealed).toExtend<Uint8Array>()
expectTypeOf(openPiece).returns.toExtend<Uint8Array>()

// Faults carry a code of the table.
expectTypeOf(new McipError('log.full', {}).code).toEqualTypeOf<ErrorCode>()
// @ts-expect-error no such code
export const fault: ErrorCode = 'log.fulll'
