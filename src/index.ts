/**
 * The library: what an agent, a server or a tool of your own may build on. Everything else of the
 * package is private and may change without notice.
 */
export type { AuditLine } from './audit/audit-line.ts'
export type { AuditRecord, ChatRecord } from './audit/record.ts'
export type { Config } from './config/config.ts'
export type { Mode } from './enforcement/mode.ts'
export { type ErrorCode, McipError } from './errors.ts'
export { type ExtractInput, extractFlows } from './flow/extract/extract-flows.ts'
export type { LogicalCall } from './flow/extract/logical-call.ts'
export type {
  Flow,
  InformationType,
  MessageType,
  Party,
  Principle,
  Provenance,
  Subject,
} from './flow/flow.ts'
export { noOrigins, type Origin, type Origins } from './flow/origins.ts'
export type { FailMode } from './guardian/fail-mode.ts'
export { type Claim, defineRule, type Judge, type JudgeInput, type Rule } from './guardian/judge.ts'
export type { Primitive } from './guardian/primitive.ts'
export { nowhere, type OwnPath, type Places } from './guardian/protected-paths.ts'
export { allRules } from './guardian/rules/all-rules.ts'
export type {
  Decision,
  Evidence,
  Finding,
  FlowElement,
  JudgeName,
  Severity,
  Verdict,
} from './guardian/verdict.ts'
export {
  type ApprovalBook,
  createApprovalBook,
  type StoredApproval,
} from './log/approval-book.ts'
export { createFlowLog, type FlowLogOptions } from './log/create-flow-log.ts'
export type { Entry, EntryDraft, LoggedFlow, LogMode } from './log/entry.ts'
export { exportEntries } from './log/export/entries.ts'
export { exportMci } from './log/export/mci.ts'
export type { FlowLog } from './log/flow-log.ts'
export { defaultLogPath } from './log/location.ts'
export type { MciTrajectory } from './log/mci-trajectory.ts'
export { openFlowLog } from './log/open-flow-log.ts'
export { readMciTrajectory } from './log/read-mci-trajectory.ts'
export { type Binding, openPiece, sealPiece } from './log/seal.ts'
export { loadKeys, type StoreKeys, temporaryKeys } from './log/store/keys.ts'
export { createMemoryStore } from './log/store/memory.ts'
export { openSqliteStore } from './log/store/sqlite.ts'
export type { Store } from './log/store.ts'
export { verifyLog } from './log/verify.ts'
export type { JsonObject, JsonValue } from './mcp/json.ts'
export type { Message, Reading, Side } from './mcp/message.ts'
export { readLine } from './mcp/read.ts'
export { serialise } from './mcp/serialise.ts'
export { createGuard, type GuardDeps } from './proxy/guard-stdio.ts'
export type { HandledLine } from './proxy/handled-line.ts'
export type { Outgoing } from './proxy/outgoing.ts'
export type { Pipeline } from './proxy/pipeline.ts'
export { relay } from './proxy/relay.ts'
export type { Spoken } from './proxy/take-turn.ts'
export { benchmarkClassOfLabel } from './risk/labels.ts'
export {
  type BenchmarkClass,
  benchmarkClasses,
  benchmarkClassOf,
  type RiskId,
  riskIds,
} from './risk/risk.ts'
export { taxonomy } from './risk/taxonomy.ts'
export { type SealedPiece, workingSetBounds } from './state/working-set.ts'
export {
  type ConnectionSources,
  createTrajectoryOf,
  type HostTrajectory,
  type TrajectoryOf,
} from './trajectory/message-trajectory.ts'
export type { Completeness, TrajectoryKey, TrajectoryKeySource } from './trajectory/trajectory.ts'
export { memoryPair } from './transport/memory-pair.ts'
export type { Line, Transport } from './transport/transport.ts'
