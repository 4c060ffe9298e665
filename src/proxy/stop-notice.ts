/** What the person at the terminal reads on stderr when the guard stops something or fails. */
import type { Action } from '../enforcement/action.ts'
import { adviceForPerson } from '../enforcement/advice.ts'
import { commandWord } from '../enforcement/command-word.ts'
import { isCallResult } from '../enforcement/enforce.ts'
import { carriedOut, type Mode } from '../enforcement/mode.ts'
import { withheldTools } from '../enforcement/withhold.ts'
import type { Finding } from '../guardian/verdict.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { HandledLine, HandledMessage } from './handled-line.ts'
import type { Judged } from './judge-message.ts'

/** What a terminal obeys, or a person cannot see. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
/** Different notices that are given, each once. */
const maxRemembered = 1_000

/**
 * Turns handled lines into lines for a person: one for each finding that stopped something or each
 * request that waits, and for each fault of the guard even where the message went on, once each, with
 * the next step. Text is the findings' own, which quotes bounded names only; names in a command line
 * are words of the person's shell.
 */
export function createStopNotice(
  server: GuardedServer,
  mode: Mode,
  write: (line: string) => void,
  isWindows = false,
): (line: HandledLine) => void {
  const given = new Set<string>()
  const shown = server.id.replace(unseen, '?')
  return (line) => {
    if (line.kind !== 'judged') return
    for (const message of line.messages) {
      const { trajectory } = message.judged
      for (const text of noticesOf(message, line)) {
        if (given.has(text) || given.size > maxRemembered) continue
        given.add(text)
        // WHY: a server that makes up new names must not flood the terminal.
        write(given.size > maxRemembered ? lastNotice(trajectory.value) : text)
      }
    }
  }

  function noticesOf(
    { judged, action }: HandledMessage,
    { from, unlogged }: HandledLine & { readonly kind: 'judged' },
  ): readonly string[] {
    const { verdict, waiting, trajectory } = judged
    const goesOn = goesOnWhole(action)
    const hasRun = isCallResult({ from, ...judged })
    const told = new Set<string>()
    return verdict.findings.flatMap((finding) => {
      if (finding.decision === 'allow' && finding.code !== 'judge-unavailable') return []
      const id = waiting?.get(finding)
      if (id === undefined && !goesOn && isBeside(finding, judged)) return []
      if (id !== undefined && told.has(id)) return []
      if (id !== undefined) told.add(id)
      const verb = verbOf(finding, goesOn, id !== undefined)
      const texts = id === undefined ? [finding.text] : textsOf(verdict.findings, waiting, id)
      const names = { server: server.id, trajectory: trajectory.value }
      const advice = adviceForPerson(finding, names, isWindows, unlogged?.hint)
      const next = id === undefined ? advice : `${advice}; ${commandsOf(id, hasRun)}`
      const { risk } = finding
      return [`mcip: ${shown}: ${verb} (${risk ?? 'guard fault'}): ${texts.join(' ')} ${next}`]
    })
  }

  /** Whether a finding would need a person, but another one stops the same for good. */
  function isBeside(finding: Finding, { message, verdict }: Judged): boolean {
    if (!isOpen(finding)) return false
    const last = verdict.findings.filter((one) => {
      return (one.decision === 'block' || one.decision === 'ask') && !isOpen(one)
    })
    if (last.length === 0) return false
    const stopped = withheldTools(message, last)?.map(({ index }) => index)
    const own = withheldTools(message, [finding])
    return stopped === undefined || own?.every(({ index }) => stopped.includes(index)) === true
  }

  /** Whether a person may decide about a finding. */
  function isOpen({ decision, final, code }: Finding): boolean {
    return carriedOut(decision, mode) === 'ask' && final !== true && code === undefined
  }

  function lastNotice(trajectory: string): string {
    return `mcip: ${shown}: no more notices are shown; \`mcip log show ${commandWord(trajectory, isWindows)}\` has them all`
  }

  /** Whether nothing that a judge looked at was changed: at most the guard's own keys are gone. */
  function goesOnWhole(action: Action): boolean {
    if (action.kind === 'forward') return true
    return action.kind === 'replace' && 'edit' in action && action.edit(0).set.length === 0
  }

  function verbOf(finding: Finding, goesOn: boolean, waits: boolean): string {
    const { decision } = finding
    if (decision === 'allow') return 'not judged'
    if (goesOn) return `would ${decision}`
    if (carriedOut(decision, mode) === 'redact') return 'redacted'
    if (!isOpen(finding)) return 'blocked'
    return waits
      ? 'held back, a person must decide'
      : 'held back, a person must decide and nobody could be asked'
  }
}

/** What a request asks about. */
function textsOf(
  findings: readonly Finding[],
  waiting: Judged['waiting'],
  id: string,
): readonly string[] {
  const asked = findings.filter((finding) => waiting?.get(finding) === id)
  return [...new Set(asked.map(({ text }) => text))]
}

/** How a person answers a request. */
function commandsOf(id: string, hasRun: boolean): string {
  const approve = `\`mcip approve ${id}\` in a terminal of your own lets`
  const deny = `\`mcip deny ${id}\` does not`
  return hasRun
    ? `${approve} the same result through once, ${deny}; the call itself was carried out, and sent again it is done again`
    : `${approve} it through once, ${deny}`
}
