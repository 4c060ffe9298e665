/**
 * The taxonomy as data: 17 risks in five dimensions (phase, source, scope, type, MAESTRO layers).
 *
 * `docs/risks/` and `mcip taxonomy` are made from this table and nothing else.
 * @see Jing et al. 2025, arXiv:2505.14590, Table 1; Cloud Security Alliance 2025, MAESTRO
 */
import { crossWalk, type OwaspMcpId, type SafeMcpId } from './cross-walk.ts'
import { harms } from './harms.ts'
import { type BenchmarkClass, benchmarkClassOf, type RiskId, riskIds } from './risk.ts'

/** The stages of a server's life, in order. */
export const phases = ['config', 'interaction', 'termination'] as const
export type Phase = (typeof phases)[number]

/** How much of a trajectory is wrong: an element of one flow, a flow's presence, the order of flows. */
export type Grain = 'intra-flow' | 'single-flow' | 'inter-flow'

export type ScopeElement = 'sender' | 'recipient' | 'principle' | 'presence' | 'order'

export type RiskType =
  | 'confusion'
  | 'corruption'
  | 'drift'
  | 'escalation'
  | 'evasion'
  | 'misleading'
  | 'overwriting'
  | 'redundancy'

export type MaestroLayer = `L${1 | 2 | 3 | 4 | 5 | 6 | 7}`

/** MAESTRO's seven layers. */
export const maestroLayers: Readonly<Record<MaestroLayer, string>> = Object.freeze({
  L1: 'Foundation models',
  L2: 'Data operations',
  L3: 'Agent frameworks',
  L4: 'Deployment and infrastructure',
  L5: 'Evaluation and observability',
  L6: 'Security and compliance',
  L7: 'Agent ecosystem',
})

export interface RiskDescription {
  readonly id: RiskId
  readonly title: string
  /** Row of the paper's table that the risk belongs to; two risks may share one. */
  readonly paperRow: string
  readonly phase: Phase
  /** The side that does it. */
  readonly source: 'client' | 'server'
  readonly scope: { readonly grain: Grain; readonly element: ScopeElement }
  readonly type: RiskType
  /** Most affected first. */
  readonly layers: readonly MaestroLayer[]
  /** One or two sentences. */
  readonly definition: string
  /** What is lost where nobody notices, in one sentence. */
  readonly harm: string
  /** One concrete course of events. */
  readonly example: string
  /** Null for the risks that no class of MCIP-Bench covers. */
  readonly benchmarkClass: BenchmarkClass | null
  readonly owaspMcp: readonly OwaspMcpId[] | null
  readonly safeMcp: readonly SafeMcpId[] | null
  readonly sources: readonly string[]
}

const paper = 'Jing et al. 2025, MCIP, EMNLP 2025, arXiv:2505.14590'

type Facts = Omit<
  RiskDescription,
  'id' | 'harm' | 'benchmarkClass' | 'owaspMcp' | 'safeMcp' | 'sources'
> & {
  /** Beyond the paper. */
  readonly sources?: readonly string[]
}

const facts: Readonly<Record<RiskId, Facts>> = {
  'server-name-overlapping': {
    title: 'Server name overlapping',
    paperRow: 'Server name overlapping',
    phase: 'config',
    source: 'server',
    scope: { grain: 'intra-flow', element: 'recipient' },
    type: 'confusion',
    layers: ['L4', 'L7'],
    definition:
      'A server is registered under the name of another, legitimate one. What was meant for the legitimate server reaches the wrong recipient.',
    example:
      'A package `github-mcp` is added whose server calls itself `github`, the name that the configuration already uses for the official one.',
  },
  'installer-spoofing': {
    title: 'Installer spoofing',
    paperRow: 'Installer spoofing',
    phase: 'config',
    source: 'server',
    scope: { grain: 'intra-flow', element: 'principle' },
    type: 'overwriting',
    layers: ['L4', 'L7'],
    definition:
      'A tampered installer, package or configuration drops the conditions (authentication, consent) under which information was to flow.',
    example:
      'An installer copied from an unofficial site writes a server entry with the permission prompt switched off.',
    sources: ['postmark-mcp 1.0.16 on npm, September 2025'],
  },
  'backdoor-implantation': {
    title: 'Backdoor implantation',
    paperRow: 'Backdoor implantation',
    phase: 'config',
    source: 'server',
    scope: { grain: 'intra-flow', element: 'principle' },
    type: 'corruption',
    layers: ['L4', 'L7', 'L1'],
    definition:
      'A trigger pattern turns on behaviour that was planted beforehand, in a model or in a server.',
    example:
      'A mail server behaves as promised for 15 versions; the next one adds a hidden blind-copy recipient to every message.',
    sources: ['postmark-mcp 1.0.16 on npm, September 2025', 'CVE-2025-54135', 'CVE-2025-54136'],
  },
  'tool-name-overlapping': {
    title: 'Tool name overlapping',
    paperRow: 'Function overlapping',
    phase: 'interaction',
    source: 'server',
    scope: { grain: 'intra-flow', element: 'recipient' },
    type: 'confusion',
    layers: ['L4'],
    definition:
      'A tool carries the same name as a tool of another server, or one that looks the same to a reader, and is called in its place.',
    example:
      'Next to `send_message` a second server offers `send_messаge`, with a Cyrillic letter.',
    sources: ['Invariant Labs, WhatsApp MCP exploited, April 2025'],
  },
  'function-overlapping': {
    title: 'Function overlapping',
    paperRow: 'Function overlapping',
    phase: 'interaction',
    source: 'server',
    scope: { grain: 'intra-flow', element: 'recipient' },
    type: 'confusion',
    layers: ['L4'],
    definition:
      'Functions cannot be told apart by what they claim to do, so the flow takes the wrong way. The false one collects the query and returns nothing, or wrong data.',
    example:
      '`calculate_bmi` is answered by a look-alike that takes weight and height and returns nothing.',
    sources: ['MCP preference manipulation, arXiv:2505.11154', 'CVE-2026-27896'],
  },
  'excessive-privileges-overlapping': {
    title: 'Excessive privileges overlapping',
    paperRow: 'Excessive privileges overlapping',
    phase: 'interaction',
    source: 'server',
    scope: { grain: 'intra-flow', element: 'recipient' },
    type: 'escalation',
    layers: ['L4', 'L2'],
    definition:
      'A function with more privileges than the task needs is on offer for the same task, and is chosen.',
    example:
      'For a body mass index the client calls a function that audits bank transactions; it answers as well.',
  },
  'function-dependency-injection': {
    title: 'Function dependency injection',
    paperRow: 'Function dependency injection',
    phase: 'interaction',
    source: 'server',
    scope: { grain: 'single-flow', element: 'presence' },
    type: 'redundancy',
    layers: ['L4'],
    definition:
      'A function that the task does not need is declared a prerequisite, and is called before the right one.',
    example:
      'The description of `calculate_bmi` says, in characters nobody sees, that `read_purchase_history` must be called first.',
    sources: [
      'Invariant Labs, Tool poisoning attacks, April 2025',
      'Trail of Bits, Jumping the line, April 2025',
    ],
  },
  'function-injection': {
    title: 'Function injection',
    paperRow: 'Function injection',
    phase: 'interaction',
    source: 'server',
    scope: { grain: 'single-flow', element: 'presence' },
    type: 'redundancy',
    layers: ['L4'],
    definition:
      'What a function returns, or how it is described, makes the model call functions that the task does not need, after the right one.',
    example:
      'A public issue tells its reader to fetch a private repository and to publish it in a pull request.',
    sources: ['Invariant Labs, GitHub MCP exploited, May 2025'],
  },
  'causal-dependency-injection': {
    title: 'Causal dependency injection',
    paperRow: 'Causal dependency injection',
    phase: 'interaction',
    source: 'client',
    scope: { grain: 'inter-flow', element: 'order' },
    type: 'drift',
    layers: ['L3'],
    definition: 'Calls that depend on each other run in the wrong order.',
    example: '`read_database` runs before `check_identity`, whose answer was to decide about it.',
    sources: ['CVE-2025-68143'],
  },
  'wrong-function-intent-injection': {
    title: 'Intent injection: wrong function',
    paperRow: 'Intent injection',
    phase: 'interaction',
    source: 'client',
    scope: { grain: 'single-flow', element: 'presence' },
    type: 'misleading',
    layers: ['L3'],
    definition: 'Another function is called than the one that the user asked for.',
    example: 'The user asks for a body mass index and the client calls `write_database`.',
  },
  'wrong-argument-intent-injection': {
    title: 'Intent injection: wrong argument',
    paperRow: 'Intent injection',
    phase: 'interaction',
    source: 'client',
    scope: { grain: 'single-flow', element: 'presence' },
    type: 'misleading',
    layers: ['L3'],
    definition:
      'The right function is called with arguments that deviate from what the user asked for.',
    example:
      'The user is 1.75 m tall; the client calls `calculate_bmi` with 1.85, and the answer follows from that.',
    sources: ['CVE-2025-53109', 'CVE-2025-53967'],
  },
  'data-injection': {
    title: 'Data injection',
    paperRow: 'Data injection',
    phase: 'interaction',
    source: 'client',
    scope: { grain: 'single-flow', element: 'presence' },
    type: 'overwriting',
    layers: ['L3'],
    definition:
      'A fabricated return is used (the call never happened, or what it returned was replaced), or content decides in place of the user: to whom, where or how much.',
    example: 'The client states a body mass index without any call, and the number is wrong.',
    sources: ['CVE-2025-6515'],
  },
  'identity-injection': {
    title: 'Identity injection',
    paperRow: 'Identity injection',
    phase: 'interaction',
    source: 'client',
    scope: { grain: 'intra-flow', element: 'sender' },
    type: 'confusion',
    layers: ['L3'],
    definition:
      'A sender passes for somebody with more rights, and the model runs a privileged or destructive function for it.',
    example: 'A message that claims to come from the administrator has `reset_all_passwords` run.',
    sources: ['CVE-2026-25536', 'CVE-2025-66414'],
  },
  'replay-injection': {
    title: 'Replay injection',
    paperRow: 'Replay injection',
    phase: 'interaction',
    source: 'client',
    scope: { grain: 'single-flow', element: 'presence' },
    type: 'redundancy',
    layers: ['L3'],
    definition: 'A flow that was authorised once is sent again.',
    example: 'A payment that the user confirmed once is ordered twice with the same arguments.',
  },
  'expired-privilege-redundancy': {
    title: 'Expired privilege redundancy',
    paperRow: 'Expired privilege redundancy',
    phase: 'termination',
    source: 'server',
    scope: { grain: 'single-flow', element: 'presence' },
    type: 'evasion',
    layers: ['L4', 'L7', 'L2'],
    definition:
      'The flow that takes a privilege back after its use or its end is missing. That the privilege is used later proves it.',
    example:
      'A server still reads files with a token that was issued for a task which ended weeks ago.',
  },
  'configuration-drift': {
    title: 'Configuration drift',
    paperRow: 'Configuration drift',
    phase: 'termination',
    source: 'server',
    scope: { grain: 'inter-flow', element: 'order' },
    type: 'drift',
    layers: ['L4', 'L7'],
    definition:
      'What a server offers, or its configuration, changes bit by bit until it is no longer what was approved.',
    example:
      'A tool is approved; on a later start its description has a new sentence that redirects another tool.',
    sources: ['CVE-2025-54136', 'Invariant Labs, WhatsApp MCP exploited, April 2025'],
  },
  'server-version-mismatch': {
    title: 'Server version mismatch',
    paperRow: 'Server version mismatch',
    phase: 'termination',
    source: 'client',
    scope: { grain: 'intra-flow', element: 'principle' },
    type: 'overwriting',
    layers: ['L3', 'L7'],
    definition:
      'The version that runs is not the one that was approved, and checks that were expected of it are silently skipped.',
    example:
      'The configuration approves 1.0.15; an unpinned package runner fetches and starts 1.0.16.',
    sources: ['postmark-mcp 1.0.16 on npm, September 2025'],
  },
}

/** Every risk by its id, in the order of `riskIds`; frozen all the way down. */
export const taxonomy: Readonly<Record<RiskId, RiskDescription>> = Object.freeze(
  Object.fromEntries(riskIds.map((id) => [id, describe(id)])) as Record<RiskId, RiskDescription>,
)

/** The risks of one phase, in the order of `riskIds`. */
export function risksOfPhase(phase: Phase): readonly RiskDescription[] {
  return riskIds.map((id) => taxonomy[id]).filter((risk) => risk.phase === phase)
}

function describe(id: RiskId): RiskDescription {
  const { sources = [], scope, layers, ...rest } = facts[id]
  return Object.freeze({
    id,
    harm: harms[id],
    ...rest,
    scope: Object.freeze(scope),
    layers: Object.freeze(layers),
    benchmarkClass: benchmarkClassOf(id) ?? null,
    ...crossWalk[id],
    sources: Object.freeze([paper, ...sources]),
  })
}
