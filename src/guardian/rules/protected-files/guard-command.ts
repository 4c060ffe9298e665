/** Commands that a person gives the guard, and no agent may. */
import { programName } from './programs.ts'
import type { GuardCommand } from './touch.ts'

/** Programs that run a package: `npx mcip approve`. */
const runners: ReadonlySet<string> = new Set(
  'npx npm pnpm pnpx yarn bun bunx deno node nodejs tsx volta corepack'.split(' '),
)
const killers: ReadonlySet<string> = new Set(
  'kill pkill killall taskkill stop-process systemctl launchctl service'.split(' '),
)

const deeds: Readonly<Record<string, GuardCommand['deed']>> = {
  approve: 'approve',
  approvals: 'approve',
  deny: 'approve',
  mark: 'approve',
  turn: 'turn',
  forget: 'forget',
  prune: 'forget',
  repair: 'forget',
  uninstall: 'remove',
  unprotect: 'remove',
  remove: 'remove',
  disable: 'remove',
}

/** What the words command the guard to do; undefined for what an agent may do, such as a look. */
export function guardCommandOf(words: readonly string[]): GuardCommand | undefined {
  const [first = '', ...rest] = words
  const program = programName(first)
  if (killers.has(program)) {
    return rest.some((word) => /\bmcip\b/i.test(word)) ? { deed: 'stop' } : undefined
  }
  const at = isGuard(first) ? 0 : runners.has(program) ? rest.findIndex(isGuard) + 1 : -1
  if (at < 0 || (at === 0 && !isGuard(first))) {
    return isRemoval(program, rest) ? { deed: 'remove' } : undefined
  }
  if (isRemoval(program, rest)) return { deed: 'remove' }
  const named = words.slice(at + 1).filter((word) => !word.startsWith('-'))
  for (const word of named.slice(0, 2)) {
    const deed = Object.hasOwn(deeds, word.toLowerCase()) ? deeds[word.toLowerCase()] : undefined
    if (deed !== undefined) return { deed }
    if (word.toLowerCase() === 'train' && words.some(isFromLog)) return { deed: 'train' }
    // After `run` stands the command of a server.
    if (word === 'run') return undefined
  }
  return undefined
}

/** `mcip`, `mcip@1`, `./node_modules/.bin/mcip`, `mcip/dist/bin.js`. */
function isGuard(word: string): boolean {
  const plain = word.toLowerCase().replaceAll('\\', '/')
  return (
    /^mcip(?:@[\w.^~-]{1,32})?$/.test(programName(plain).replace(/^npm:/, '')) ||
    /(?:^|\/)mcip\/dist\/(?:bin|cli\/run|run)(?:\.js)?$/.test(plain)
  )
}

/** WHY not all of `train`: from files that are named it makes a model that no guard asks by itself. */
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
