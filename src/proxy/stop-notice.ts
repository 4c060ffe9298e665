/** What the person at the terminal reads on stderr when the guard stops something or fails. */
import type { Action } from '../enforcement/action.ts'
import { adviceForPerson } from '../enforcement/advice.ts'
import { commandWord } from '../enforcement/command-word.ts'
import { isCallResult } from '../enforcement/enforce.ts'
import { carriedOut, type Mode } from '../enforcement/mode.ts'
import type { Decision, Finding } from '../guardian/verdict.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { HandledLine } from './handled-line.ts'

/** What a terminal obeys, or a person cannot see. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
/** Different notices that are given, each once. */
const maxRemembered = 1_000

/**
 * Turns handled lines into lines for a person: one for each finding that stopped something, and for
 * each fault of the guard even where the message went on, once each, with the next step. Text is the
 * findings' own, which quotes bounded names only; names in a command line are words of the person's shell.
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
    for (const { judged, action } of line.messages) {
      for (const finding of judged.verdict.findings) {
        if (finding.decision === 'allow' && finding.code !== 'judge-unavailable') continue
        const { value } = judged.trajectory
        const id = judged.waiting?.get(finding)
        const hasRun = isCallResult({ ...judged, from: line.from })
        const text = noticeOf(finding, goesOnWhole(action), value, {
          logHint: line.unlogged?.hint,
          ...(id === undefined ? {} : { command: commandsOf(id, hasRun) }),
        })
        if (given.has(text) || given.size > maxRemembered) continue
        given.add(text)
        // WHY: a server that makes up new names must not flood the terminal.
        write(given.size > maxRemembered ? lastNotice(value) : text)
      }
    }
  }

  function lastNotice(trajectory: string): string {
    return `mcip: ${shown}: no more notices are shown; \`mcip log show ${commandWord(trajectory, isWindows)}\` has them all`
  }

  /** Whether nothing that a judge looked at was changed: at most the guard's own keys are gone. */
  function goesOnWhole(action: Action): boolean {
    if (action.kind === 'forward') return true
    return action.kind === 'replace' && 'edit' in action && action.edit(0).set.length === 0
  }

  function verbOf(decision: Decision, goesOn: boolean): string {
    if (decision === 'allow') return 'not judged'
    if (goesOn) return `would ${decision}`
    switch (carriedOut(decision, mode)) {
      case 'ask':
        return 'held back, a person must decide'
      case 'redact':
        return 'redacted'
      default:
        return 'blocked'
    }
  }

  function noticeOf(
    { decision, risk, element, text }: Finding,
    goesOn: boolean,
    trajectory: string,
    { logHint, command }: { readonly logHint?: string | undefined; readonly command?: string },
  ): string {
    const verb = verbOf(decision, goesOn)
    const names = { server: server.id, trajectory }
    const advice = adviceForPerson({ risk, element }, names, isWindows, logHint)
    const next = command === undefined ? advice : `${advice}; ${command}`
    return `mcip: ${shown}: ${verb} (${risk ?? 'guard fault'}): ${text} ${next}`
  }
}

/** How a person answers a request. */
function commandsOf(id: string, hasRun: boolean): string {
  const approve = `\`mcip approve ${id}\` in a terminal of your own lets`
  const deny = `\`mcip deny ${id}\` does not`
  return hasRun
    ? `${approve} the same result through once, ${deny}; the call itself was carried out, and sent again it is done again`
    : `${approve} it through once, ${deny}`
}
