/** Commands that a person gives the guard, and no agent may. */
import { isGlob, isLike } from './match-path.ts'
import { programName } from './programs.ts'
import type { GuardCommand } from './touch.ts'

/** Programs that run a package: `npx mcip approve`. */
export const runners: ReadonlySet<string> = new Set(
  'npx npm pnpm pnpx yarn bun bunx deno node nodejs tsx volta corepack uv uvx pipx'.split(' '),
)
const killers: ReadonlySet<string> = new Set(
  'kill pkill killall taskkill stop-process systemctl launchctl service'.split(' '),
)

type Deed = GuardCommand['deed']

const deeds: Readonly<Record<string, Deed>> = {
  approve: 'approve',
  approvals: 'approve',
  deny: 'approve',
  turn: 'turn',
  forget: 'forget',
  prune: 'forget',
  repair: 'forget',
  uninstall: 'remove',
  unprotect: 'remove',
  remove: 'remove',
  disable: 'remove',
}
/** Commands that stand below another: `mcip log mark`. */
const grouped: Readonly<Record<string, Readonly<Record<string, Deed>>>> = {
  log: { mark: 'approve', prune: 'forget', repair: 'forget' },
  servers: { forget: 'forget' },
}
/** Words behind the program's name that may be options and what they hold. */
const maxWords = 16

/**
 * What the words tell the guard to do, wherever in them its name stands; undefined for what an agent
 * may do, such as a look. WHY anywhere: there is no end of programs that run what follows their name.
 */
export function guardCommandOf(words: readonly string[]): GuardCommand | undefined {
  const [first = '', ...rest] = words
  const program = programName(first)
  if (killers.has(program) && rest.some((word) => /\bmcip\b/i.test(word))) return { deed: 'stop' }
  for (const [at, word] of words.entries()) {
    if (!isGuard(word)) continue
    if (at > 0 && isRemoval(program, rest)) return { deed: 'remove' }
    const deed = deedOf(words.slice(at + 1, at + 1 + maxWords))
    if (deed === 'run') return undefined
    if (deed !== undefined) return commandOf(deed)
  }
  return undefined
}

/** `unknown` as a command of which only a person can say what it is. */
export function commandOf(deed: Deed | 'unknown'): GuardCommand {
  return deed === 'unknown' ? { deed: 'approve', isUnsure: true } : { deed }
}

/**
 * What the words behind the guard's name tell it to do; `run` where the rest is for a server,
 * `unknown` where it is not known before it runs.
 */
export function deedOf(words: readonly string[]): Deed | 'run' | 'unknown' | undefined {
  const first = words.findIndex((word) => word.startsWith('-'))
  for (const [at, given] of words.entries()) {
    // Behind an option its value may stand, and then the command.
    if (at > 0 && (first < 0 || first >= at)) return undefined
    const word = given.toLowerCase()
    if (word === 'run') return 'run'
    if (/^[$*]/.test(word)) return 'unknown'
    const group = Object.hasOwn(grouped, word) ? grouped[word] : undefined
    const deed = Object.hasOwn(deeds, word) ? deeds[word] : undefined
    if (deed !== undefined) return deed
    for (const below of group === undefined ? [] : words.slice(at + 1, at + 4)) {
      if (group !== undefined && Object.hasOwn(group, below)) return group[below]
    }
    // WHY not all of `train`: from files that are named it makes a model that no guard asks by itself.
    if (word === 'train' && words.some(isFromLog)) return 'train'
  }
  return undefined
}

/** `mcip`, `mcip@1`, `./node_modules/.bin/mcip`, `mcip/dist/bin.js`, `mci?`. */
export function isGuard(word: string): boolean {
  if (!/mcip|[*?[]/i.test(word)) return false
  const plain = word.toLowerCase().replaceAll('\\', '/')
  const name = programName(plain).replace(/^npm:/, '')
  return (
    /^mcip(?:@[\w.^~-]{1,32})?$/.test(name) ||
    /(?:^|\/)mcip\/(?:dist|src)\/(?:bin|cli\/run|run)(?:\.[cm]?[jt]s)?$/.test(plain) ||
    // Wildcards of a shell that leave two letters standing.
    (isGlob(name) && name.replace(/[^mcip]/g, '').length > 1 && isLike(name, 'mcip'))
  )
}

function isFromLog(word: string): boolean {
  return /^--from-log(?:=|$)/i.test(word)
}

/** `npm uninstall -g mcip`. */
function isRemoval(program: string, rest: readonly string[]): boolean {
  return (
    runners.has(program) &&
    rest.some((word) => /^(?:uninstall|remove|rm|un|unlink)$/.test(word)) &&
    rest.some(isGuard)
  )
}
