/**
 * Writes what is made from code: `docs/risks/`, `docs/errors.md`, `docs/cli.md`,
 * `docs/configuration.md` and `schema/`.
 *
 * `--check` writes nothing and exits with 1 where a document is not what the code would give.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { exitCodeMeanings } from '../src/cli/exit-code.ts'
import { createProgram } from '../src/cli/main.ts'
import { askPlaces, defaultConfig, liveJudges } from '../src/config/config.ts'
import { modes } from '../src/enforcement/mode.ts'
import { errorTable } from '../src/errors.ts'
import { failModes } from '../src/guardian/fail-mode.ts'
import { logModes } from '../src/log/entry.ts'
import { mciSchema } from '../src/log/mci-shape.ts'
import { generated, table } from './docs/markdown.ts'
import { riskPages } from './docs/risk-pages.ts'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const documents = new Map<string, string>([
  ...(await riskPages()),
  ['docs/errors.md', errorPage()],
  ['docs/configuration.md', configurationPage()],
  ['docs/cli.md', cliPage(await createProgram())],
  ['schema/mci-trajectory.schema.json', `${JSON.stringify(mciSchema(), null, 2)}\n`],
])
const stray = existsSync('docs/risks')
  ? readdirSync('docs/risks')
      .map((name) => `docs/risks/${name}`)
      .filter((path) => !documents.has(path))
  : []

if (process.argv.includes('--check')) {
  const drifted = [...documents].filter(([path, text]) => {
    return !existsSync(path) || readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== text
  })
  for (const path of [...drifted.map(([name]) => name), ...stray]) {
    console.error(`${path} is not what the code gives: run \`npm run docs\``)
  }
  process.exitCode = drifted.length + stray.length === 0 ? 0 : 1
} else {
  for (const [path, text] of documents) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  for (const path of stray) rmSync(path)
}

function errorPage(): string {
  const sections = Object.entries(errorTable).map(
    ([code, { message, hint }]) =>
      `## \`${code}\`\n\n> ${quoted(message)}\n\nNext step: ${hint}.\n`,
  )
  return `${generated}
# Errors

Every fault that mcip reports has a code, says what went wrong, and gives the next step. Words in
braces are filled in. A blocked message is no fault: it is a verdict, and stands in the flow log.

${sections.join('\n')}`
}

/** Braces and backticks stay as they are; angle brackets would be read as HTML. */
function quoted(text: string): string {
  return text.replace(/</g, '&lt;')
}

/** Every key in words; a missing or a superfluous one does not compile. */
function configurationPage(): string {
  const { log: logDefaults, ...defaults } = defaultConfig
  const keys: Record<
    Exclude<keyof typeof defaults, 'log'> | `log.${keyof typeof logDefaults}`,
    readonly [values: string, otherwise: string | number, meaning: string]
  > = {
    mode: [choices(modes), defaults.mode, 'what is done with a verdict'],
    failMode: [
      choices(failModes),
      defaults.failMode,
      'what happens to a message that cannot be judged or logged; the default blocks calls that may change something, and lists of tools and introductions that cannot be judged or compared with what was seen first',
    ],
    askIn: [
      choices(askPlaces),
      defaults.askIn,
      'where a person answers what a rule asks; `host` only where the host shows forms to a person and answers none by itself (SECURITY.md)',
    ],
    judges: [
      choices(liveJudges),
      defaults.judges,
      "who judges: the rules, and after them the trained model where the user's words are known",
    ],
    model: [
      'a path, or `own`',
      'the model that ships',
      'the trained model: what `mcip train` wrote, or what it made of your log; a relative path is one beside this file',
    ],
    'log.path': [
      'a path',
      'the folder for state of the platform',
      'file of the flow log; a relative path is one beside this file',
    ],
    'log.content': [
      choices(logModes),
      logDefaults.content,
      'how much content an entry keeps: all of it, recognised values replaced and long strings cut, or types and lengths only',
    ],
    'log.retentionDays': [
      'a whole number above 0',
      logDefaults.retentionDays,
      'days that entries are kept',
    ],
    'log.retentionBytes': [
      'a whole number above 0',
      logDefaults.retentionBytes,
      'bytes that the store may take',
    ],
    maxMessageBytes: [
      'a whole number above 0 and at most 268435456',
      defaults.maxMessageBytes,
      'length of the longest message that is taken',
    ],
  }
  const rows = Object.entries(keys).map(([key, [values, otherwise, meaning]]) => [
    `\`${key}\``,
    values,
    `${otherwise}`,
    meaning,
  ])
  return `${generated}
# Configuration

\`mcip run --config FILE\` reads YAML or JSON. Options of the command line come first, then the
file, then the defaults. An unknown key or a value out of range is an error
(\`config.invalid\`), never ignored. \`MCIP_LOG\` in the environment names the file of the log where
neither option nor file does. A key with a dot stands in a mapping:

\`\`\`yaml
mode: observe
log:
  content: shape
  retentionDays: 30
\`\`\`

${table(['key', 'values', 'default', 'meaning'], rows)}
`
}

function choices(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ')
}

function cliPage(program: Command): string {
  const codes = exitCodeMeanings.map(([code, meaning]) => [`${code}`, meaning])
  return `${generated}
# Command line

## Exit codes

\`mcip run\` exits as the guarded server does, with 128 + n when signal n ended it. Every other command:

${table(['code', 'meaning'], codes)}

${commandsOf(program).map(commandSection).join('\n')}`
}

function commandsOf(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(commandsOf)]
}

function commandSection(command: Command): string {
  const names: string[] = []
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name())
  return `## \`${names.join(' ')}\`\n\n\`\`\`text\n${helpOf(command).trim()}\n\`\`\`\n`
}

function helpOf(command: Command): string {
  let text = ''
  command.configureOutput({
    writeOut: (part) => {
      text += part
    },
    getOutHelpWidth: () => 80,
    getOutHasColors: () => false,
  })
  command.outputHelp()
  return text
}
