/** The command line of `mcip run`: options, then `--` and the server's command. */
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import {
  type AskIn,
  askPlaces,
  type Config,
  type LiveJudges,
  liveJudges,
} from '../config/config.ts'
import { loadConfig } from '../config/load-config.ts'
import { type Mode, modes } from '../enforcement/mode.ts'
import { type FailMode, failModes } from '../guardian/fail-mode.ts'
import { modelFileOf, ownModelWord } from './own-model.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

export const runHelp: string = `mcip run [options] -- <command...>

Stands in front of one stdio MCP server: starts it, records every message as a
flow, judges it, and stops what does not belong. Prints nothing to stdout but
MCP.

Options:
  --name <id>        id of the server in log and records, as the host names it
                     (default: program or package and a digest of the command)
  --mode <mode>      observe | ask | enforce (default: enforce)
                     observe: all is forwarded, verdicts are logged
                     ask: what would be blocked is held back until a person has
                     approved it (\`mcip approvals\`)
                     enforce: the verdict is carried out
  --fail-mode <m>    what happens to messages that cannot be judged or logged
                     (default: closed-for-changes)
                     closed-for-changes: blocks calls that may change something,
                     and lists of tools that a judge failed on, or that no
                     readable log says the first definitions of
                     closed: blocks all; open: blocks none
  --ask-in <where>   where a person answers what a rule asks (default: terminal)
                     terminal: \`mcip approve\`, \`mcip deny\`
                     host: the call waits while the host shows a form, for at
                     most five minutes. Only for a host that shows such forms
                     (elicitation) to a person and answers none by itself
  --judges <names>   rules | rules,classifier (default: rules,classifier)
                     classifier: the trained model, asked where the user's words
                     are known (\`mcip turn\`) and the rules let a call pass
  --model <file>     what \`mcip train\` wrote, or \`own\` for what it made of your
                     log (default: the model that ships)
  --log <path>       file of the flow log (default: MCIP_LOG, else log.db in the
                     user's folder for state; \`mcip log list\` prints where)
  --config <file>    configuration, YAML or JSON; options above come first
  -h, --help         this text

Examples:
  mcip run -- npx -y @modelcontextprotocol/server-filesystem ~/documents
  mcip run --name github --mode observe -- \\
    docker run -i --rm ghcr.io/github/github-mcp-server
  mcip run --log ./flows.db -- python3 server.py

In a host's configuration, put it in front of the server's own command:
  { "command": "mcip", "args": ["run", "--name", "files", "--", "npx", "-y",
    "@modelcontextprotocol/server-filesystem", "/home/me/documents"] }

When the host hangs up, the server's stdin is closed. It then has 5 s to finish
what it does before it is asked to end (SIGTERM), and 1.5 s more before it is
killed; a signal to mcip is passed on at once.

Exit code: the server's own; 128 + n after signal n; 2 wrong usage or
configuration; 127 when the command was not found, 126 when it cannot be
executed.
`

export interface RunOptions {
  readonly command: readonly string[]
  readonly name: string | undefined
  readonly config: Config
  /** The file that the configuration was read from. */
  readonly configFile?: string
}

const flags: ReadonlySet<string> = new Set([
  'name',
  'mode',
  'fail-mode',
  'ask-in',
  'judges',
  'model',
  'log',
  'config',
])

/**
 * The options that `argv` states; undefined where it asks for help.
 *
 * @throws McipError `cli.usage`, `config.unreadable`, `config.invalid`
 */
export async function runOptions(argv: readonly string[]): Promise<RunOptions | undefined> {
  const given = new Map<string, string>()
  let index = 0
  for (; index < argv.length; index++) {
    const arg = argv[index] ?? ''
    if (arg === '--') break
    if (arg === '-h' || arg === '--help') return undefined
    if (!arg.startsWith('-')) {
      throw usage(
        `\`${arg}\` stands where an option belongs; put \`--\` before the server's command`,
      )
    }
    const [name = '', inline] = arg.replace(/^--/, '').split(/=(.*)/s, 2)
    if (!arg.startsWith('--') || !flags.has(name)) throw usage(`unknown option \`${arg}\``)
    if (given.has(name)) throw usage(`option \`--${name}\` is given twice`)
    const value = inline ?? argv[++index]
    if (value === undefined || value === '' || value === '--') {
      throw usage(`option \`--${name}\` needs a value`)
    }
    given.set(name, value)
  }
  const command = argv.slice(index + 1)
  if (command.length === 0) throw usage('no server command; put it after `--`')
  const configFile = given.get('config')
  const base = await loadConfig(configFile)
  const { model: named, ...rest } = base
  const log = given.get('log') ?? besideFile(base.log.path, configFile)
  // Who names a model wants it asked.
  const unsaid = given.has('model') ? 'rules,classifier' : base.judges
  const judges = choice<LiveJudges>('judges', given.get('judges'), liveJudges) ?? unsaid
  const model = modelOf(given.get('model'), modelBeside(named, configFile), judges)
  return {
    command,
    name: serverName(given.get('name')),
    ...(configFile === undefined ? {} : { configFile }),
    config: {
      ...rest,
      mode: choice<Mode>('mode', given.get('mode'), modes) ?? base.mode,
      failMode: choice<FailMode>('fail-mode', given.get('fail-mode'), failModes) ?? base.failMode,
      askIn: choice<AskIn>('ask-in', given.get('ask-in'), askPlaces) ?? base.askIn,
      judges,
      ...(model === undefined ? {} : { model }),
      log: { ...base.log, ...(log === undefined ? {} : { path: log }) },
    },
  }
}

function serverName(name: string | undefined): string | undefined {
  if (name === undefined || /^[\w.@-][\w.@/ -]{0,127}$/.test(name)) return name
  throw usage('`--name` takes 1 to 128 letters, digits, spaces and `. _ - @ /`')
}

/** A relative path of a configuration means a file beside it, wherever the guard is started. */
function besideFile(path: string | undefined, configFile: string | undefined): string | undefined {
  if (path === undefined || configFile === undefined || isAbsolute(path)) return path
  return resolve(dirname(configFile), path)
}

function modelBeside(model: string | undefined, configFile: string | undefined) {
  return model === ownModelWord ? model : besideFile(model, configFile)
}

/**
 * The file of the model, which must be there where an option names it or it is asked: a guard would
 * find out at its first call.
 */
function modelOf(
  option: string | undefined,
  configured: string | undefined,
  judges: LiveJudges,
): string | undefined {
  if (option === undefined && judges === 'rules') {
    return configured === ownModelWord ? undefined : configured
  }
  const file = modelFileOf(option ?? configured)
  if (file === undefined || existsSync(file)) return file
  throw usage(`the model \`${plain(file, 300)}\` is not there`)
}

function choice<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((one) => one === value)
  if (found === undefined) {
    throw usage(`\`--${name}\` must be one of ${allowed.join(', ')}, not \`${value}\``)
  }
  return found
}
