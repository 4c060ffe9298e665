/**
 * Where the risks stand in other catalogues. Only entries whose text was read; what no entry
 * names stays empty, never guessed. The assignment is this project's judgement.
 */
import type { RiskId } from './risk.ts'

export type OwaspMcpId = `MCP${'01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10'}`

/** OWASP MCP Top 10 (beta, 2025), by id. */
export const owaspMcpTop10: Readonly<Record<OwaspMcpId, string>> = Object.freeze({
  MCP01: 'Token mismanagement and secret exposure',
  MCP02: 'Privilege escalation via scope creep',
  MCP03: 'Tool poisoning',
  MCP04: 'Software supply chain attacks and dependency tampering',
  MCP05: 'Command injection and execution',
  MCP06: 'Prompt injection via contextual payloads',
  MCP07: 'Insufficient authentication and authorization',
  MCP08: 'Lack of audit and telemetry',
  MCP09: 'Shadow MCP servers',
  MCP10: 'Context injection and over-sharing',
})

export type SafeMcpId = `SAFE-T${'1001' | '1102' | '1104' | '1201'}`

/** Techniques of the SAFE-MCP catalogue that a risk is mapped to, by id. */
export const safeMcpTechniques: Readonly<Record<SafeMcpId, string>> = Object.freeze({
  'SAFE-T1001': 'Tool poisoning attack',
  'SAFE-T1102': 'Prompt injection',
  'SAFE-T1104': 'Over-privileged tool abuse',
  'SAFE-T1201': 'Rug pull',
})

export interface CrossWalk {
  /** Most fitting first; null where no entry fits. */
  readonly owaspMcp: readonly OwaspMcpId[] | null
  readonly safeMcp: readonly SafeMcpId[] | null
}

/** Every risk with its entries in the other catalogues. */
export const crossWalk: Readonly<Record<RiskId, CrossWalk>> = Object.freeze({
  'server-name-overlapping': entry(['MCP09', 'MCP04'], null),
  'installer-spoofing': entry(['MCP04'], null),
  'backdoor-implantation': entry(['MCP04'], null),
  'tool-name-overlapping': entry(['MCP03'], null),
  'function-overlapping': entry(['MCP03'], null),
  'excessive-privileges-overlapping': entry(['MCP02'], ['SAFE-T1104']),
  'function-dependency-injection': entry(['MCP03'], ['SAFE-T1001']),
  'function-injection': entry(['MCP06'], ['SAFE-T1102']),
  'causal-dependency-injection': entry(['MCP06'], null),
  'wrong-function-intent-injection': entry(['MCP06'], null),
  'wrong-argument-intent-injection': entry(['MCP06'], null),
  'data-injection': entry(['MCP10'], null),
  'identity-injection': entry(['MCP07'], null),
  'replay-injection': entry(null, null),
  'expired-privilege-redundancy': entry(['MCP01', 'MCP02'], null),
  'configuration-drift': entry(['MCP03'], ['SAFE-T1201']),
  'server-version-mismatch': entry(['MCP04'], null),
})

function entry(
  owaspMcp: readonly OwaspMcpId[] | null,
  safeMcp: readonly SafeMcpId[] | null,
): CrossWalk {
  return Object.freeze({
    owaspMcp: owaspMcp && Object.freeze(owaspMcp),
    safeMcp: safeMcp && Object.freeze(safeMcp),
  })
}
