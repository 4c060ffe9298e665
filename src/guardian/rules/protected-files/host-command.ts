/**
 * Commands by which a host changes its own MCP servers, extensions and hooks.
 *
 * @see the hosts' own documentation of their command lines, as of autumn 2026
 */
import { programName } from './programs.ts'
import type { GuardCommand } from './touch.ts'

interface HostCommands {
  readonly host: string
  /** Names of its program and of the package that brings it, as its path ends. */
  readonly programs: readonly string[]
  /** Words that stand one behind another, options between them left out; `|` parts choices. */
  readonly changes: readonly string[]
  /** Options that change it, wherever they stand. */
  readonly options?: readonly string[]
}

const ofMcp =
  'mcp add|add-json|add-from-claude-desktop|remove|rm|delete|import|enable|disable|reset-project-choices|install|uninstall|set|edit|update'

/** Editors that descend from VS Code take its options. */
const ofEditor = { changes: [], options: ['--add-mcp'] }

const table: readonly HostCommands[] = [
  {
    host: 'Claude Code',
    programs: ['claude', 'claude-code'],
    changes: [
      ofMcp,
      'config set|add|remove|rm',
      'plugin|plugins install|i|uninstall|remove|enable|disable|update',
      'plugin|plugins marketplace add|remove|rm|update',
    ],
  },
  {
    host: 'Codex',
    programs: ['codex'],
    changes: [ofMcp, 'features enable|disable', 'plugin add|install|remove', 'config set|unset'],
  },
  {
    host: 'Gemini CLI',
    programs: ['gemini', 'gemini-cli'],
    changes: [
      ofMcp,
      'extensions|extension install|link|uninstall|update|enable|disable',
      'hooks migrate|enable|disable',
      'config|settings set|unset',
    ],
  },
  { host: 'VS Code', programs: ['code', 'code-insiders', 'codium', 'vscodium'], ...ofEditor },
  {
    host: 'Cursor',
    programs: ['cursor', 'cursor-agent'],
    ...ofEditor,
    changes: [ofMcp],
  },
  { host: 'Windsurf', programs: ['windsurf'], ...ofEditor },
  {
    host: 'Copilot',
    programs: ['copilot'],
    changes: [ofMcp, 'plugin install|uninstall|update', 'plugin marketplace add|remove'],
  },
  {
    host: 'Kiro and Amazon Q',
    programs: ['q', 'kiro', 'kiro-cli', 'amazon-q'],
    changes: [ofMcp],
    options: ['--add-mcp'],
  },
  { host: 'opencode', programs: ['opencode', 'opencode-ai'], changes: [ofMcp] },
  { host: 'goose', programs: ['goose'], changes: ['configure'] },
  {
    host: 'Qwen Code',
    programs: ['qwen', 'qwen-code'],
    changes: [ofMcp, 'extensions install|link|uninstall|enable|disable'],
  },
  { host: 'Droid', programs: ['droid'], changes: [ofMcp] },
  { host: 'Auggie', programs: ['auggie'], changes: [ofMcp] },
  { host: 'Amp', programs: ['amp'], changes: [ofMcp] },
  // Installers that write the configuration of the host that is named to them.
  {
    host: 'a host',
    programs: ['smithery', '@smithery/cli'],
    changes: ['install|uninstall', ofMcp],
  },
  {
    host: 'a host',
    programs: ['add-mcp', 'install-mcp', 'mcp-installer', 'mcp-add'],
    changes: ['*'],
  },
  { host: 'a host', programs: ['fastmcp'], changes: ['install'] },
  { host: 'Claude Desktop', programs: ['mcp'], changes: ['install'] },
  {
    host: 'a host',
    programs: ['docker'],
    changes: ['mcp client connect|disconnect', 'mcp config write|reset'],
  },
]

const byProgram = new Map<string, HostCommands>()
for (const row of table) for (const name of row.programs) byProgram.set(name, row)

/** Words behind the program's name that are looked at. */
const maxWords = 24

/**
 * The change of a host that the words ask for, wherever in them its program stands; undefined for a
 * look, such as `claude mcp list`.
 */
export function hostCommandOf(words: readonly string[]): GuardCommand | undefined {
  for (const [at, word] of words.entries()) {
    const row = rowOf(word)
    if (row !== undefined && isChange(row, words.slice(at + 1, at + 1 + maxWords))) {
      return { deed: 'host', host: row.host }
    }
  }
  return undefined
}

/** The row of `claude`, `/usr/bin/claude`, `@anthropic-ai/claude-code@latest`. */
function rowOf(word: string): HostCommands | undefined {
  if (word.length > 4_096) return undefined
  const lower = word.toLowerCase()
  const plain = lower.includes('@') ? lower.replace(/(?<=.)@[\w.^~-]{1,32}$/, '') : lower
  return byProgram.get(plain) ?? byProgram.get(programName(plain))
}

function isChange({ changes, options = [] }: HostCommands, rest: readonly string[]): boolean {
  if (rest.some((word) => options.some((one) => word === one || word.startsWith(`${one}=`)))) {
    return true
  }
  return changes.some((change) => follows(change.split(' '), rest))
}

/** Whether the words of `change` stand in `rest` in order, with options and what they hold between. */
function follows(change: readonly string[], rest: readonly string[]): boolean {
  if (change[0] === '*') return true
  let wanted = 0
  let isFree = false
  for (const word of rest) {
    if (change[wanted]?.split('|').includes(word.toLowerCase()) === true) {
      if (++wanted === change.length) return true
      isFree = false
    } else if (word.startsWith('-')) isFree = true
    else if (isFree) isFree = false
    else return false
  }
  return false
}

/** A row whose program does nothing else: its name alone is enough. */
const isAlways = ({ changes }: HostCommands): boolean => changes[0] === '*'
const namesOf = (rows: readonly HostCommands[]): string =>
  rows.flatMap(({ programs }) => programs).join('|')
const firsts = table.flatMap(({ changes }) => changes.map((change) => change.split(' ')[0] ?? ''))

/**
 * Where a text may tell a host something: the name of its program, and what may begin a change. WHY
 * both: names such as `code` stand in most texts.
 */
export const hostName: RegExp = new RegExp(
  `(?:(?:${namesOf(table.filter((row) => !isAlways(row)))})(?:@[\\w.^~-]{1,32})?(?:\\.(?:exe|cmd))?` +
    `(?=[\\s"'\`,\\]\\\\]{1,8}(?:-|(?:${[...new Set(firsts)].filter((word) => word !== '*').join('|')})\\b))` +
    `|(?:${namesOf(table.filter(isAlways))})(?![\\w-]))`,
  'gi',
)
