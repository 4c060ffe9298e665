/** Tier 0: the deterministic rules as one judge. */
import { McipError } from '../errors.ts'
import { type FailMode, unavailable, unavailableForTurn, unremembered } from './fail-mode.ts'
import { withRests } from './in-parts.ts'
import type { Claim, Judge, JudgeInput, Rest, Rule, TurnInput } from './judge.ts'
import { decisions, earlierFlow, type Finding } from './verdict.ts'

/** Findings kept of one rule about one message; a list with 10,000 bad tools needs no more. */
const maxFindings = 256
/** WHY the longest that a timer takes: work that rests is not stuck, and rules are never left out. */
const noDeadlineMs = 2 ** 31 - 1

/**
 * A judge that runs every rule, in the order given. A rule that throws is a finding
 * `judge-unavailable` beside what the others found.
 */
export function createRulesJudge(rules: readonly Rule[], failMode: FailMode): Judge {
  const ofTurns = rules.filter(({ judgeTurn }) => judgeTurn !== undefined)
  return {
    name: 'rules',
    deadlineMs: noDeadlineMs,
    judge(input, rest) {
      if (rest !== undefined) return judgeInParts(rules, input, failMode, rest)
      const found: Finding[] = []
      for (const rule of rules) {
        for (const finding of findingsOf(rule, input, failMode)) found.push(finding)
      }
      return found
    },
    ...(ofTurns.length === 0
      ? {}
      : { judgeTurn: (input) => ofTurns.flatMap((rule) => findingsOfTurn(rule, input)) }),
  }
}

/** The same findings; other messages come in between the parts of the work. */
async function judgeInParts(
  rules: readonly Rule[],
  input: JudgeInput,
  failMode: FailMode,
  rest: Rest,
): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const rule of rules) {
    const findings =
      rule.judgeInParts === undefined
        ? findingsOf(rule, input, failMode)
        : await findingsInParts(rule, rule.judgeInParts, { input, failMode, rest })
    for (const finding of findings) found.push(finding)
    const resting = rest()
    if (resting !== undefined) await resting
  }
  return found
}

async function findingsInParts(
  rule: Rule,
  judge: Rule['judgeInParts'] & object,
  { input, failMode, rest }: { input: JudgeInput; failMode: FailMode; rest: Rest },
): Promise<readonly Finding[]> {
  let claims: readonly Claim[]
  try {
    claims = await withRests(judge(input), rest)
  } catch (cause) {
    return [faultOf(cause, input, failMode)]
  }
  return findings(rule, claims, input.flows[0]?.seq ?? 0)
}

function findingsOfTurn(rule: Rule, input: TurnInput): readonly Finding[] {
  try {
    return findings(rule, rule.judgeTurn?.(input) ?? [], input.flow.seq)
  } catch {
    // The fault becomes a finding.
    return [unavailableForTurn('rules', input)]
  }
}

function findingsOf(rule: Rule, input: JudgeInput, failMode: FailMode): readonly Finding[] {
  let claims: readonly Claim[]
  try {
    claims = rule.judge(input)
  } catch (cause) {
    return [faultOf(cause, input, failMode)]
  }
  return findings(rule, claims, input.flows[0]?.seq ?? 0)
}

/** The fault becomes a finding, and the fail mode decides. */
function faultOf(cause: unknown, input: JudgeInput, failMode: FailMode): Finding {
  const isNoBaseline = cause instanceof McipError && cause.code === 'log.no-baseline'
  return isNoBaseline ? unremembered(input, failMode) : unavailable('rules', input, failMode)
}

const nothing: readonly Finding[] = []

function findings(rule: Rule, claims: readonly Claim[], flow: number): readonly Finding[] {
  // WHY a look first: almost every answer of a rule is that it found nothing.
  if (claims.length === 0) return nothing
  return mostSevere(claims).map((claim) => ({
    risk: rule.risk,
    judge: 'rules',
    decision: claim.decision,
    severity: claim.severity,
    confidence: claim.confidence,
    flow,
    message: flow,
    element: claim.element,
    text: claim.text,
    ...(claim.final === true ? { final: true } : {}),
    evidence: claim.evidence.map(({ earlier, ...place }) => ({
      message: earlier === undefined ? flow : earlierFlow(earlier),
      ...place,
    })),
  }))
}

/** All claims, or where there are too many the most severe of them. */
function mostSevere(claims: readonly Claim[]): readonly Claim[] {
  if (claims.length <= maxFindings) return claims
  const rank = ({ decision }: Claim): number => decisions.indexOf(decision)
  return claims.toSorted((one, other) => rank(other) - rank(one)).slice(0, maxFindings)
}
