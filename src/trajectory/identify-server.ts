/**
 * Which server is it? Its id comes from how it is started, never from what it says about itself.
 */
import { createHash } from 'node:crypto'
import type { GuardedServer } from './catalogue.ts'

/** Programs that start a package by name; the first argument that is no option names it. */
const packageRunners: ReadonlySet<string> = new Set(['npx', 'bunx', 'pnpx', 'uvx', 'pipx'])
/** Programs that run a file or a module. */
const interpreters: ReadonlySet<string> = new Set(
  'node bun deno python python3 py ruby php java tsx ts-node'.split(' '),
)
const containers: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl'])

/** Options of runners, interpreters and containers whose value is the next argument. */
const optionsWithValue: ReadonlySet<string> = new Set(
  '-p --package -e --env -v --volume --mount --name --network -w --workdir -u --user --platform --from --python --import --require -r --loader --entrypoint --env-file'.split(
    ' ',
  ),
)

const secretOption = /(?:key|token|secret|password|passwd|pwd|auth|credential|bearer)/i

/**
 * The server that `command` starts.
 *
 * @param name the id that the user gave; without it the id is the program's or package's name and
 *   the first 8 hex digits of SHA-256 over command and arguments, values of secrets replaced
 */
export function identifyServer(
  command: readonly string[],
  name: string | undefined,
): GuardedServer {
  const origin = originOf(command)
  const digest = createHash('sha256')
    .update(JSON.stringify(withoutSecrets(command)))
    .digest('hex')
  return { id: name ?? `${shortName(origin)}-${digest.slice(0, 8)}`, origin }
}

/** Package, image, URL or file that the command starts. */
function originOf(command: readonly string[]): string {
  const program = baseName(command[0] ?? '')
  const args = command.slice(1)
  if (packageRunners.has(program)) return `package:${firstOperand(args) ?? program}`
  if (program === 'npm' && (args[0] === 'exec' || args[0] === 'x')) {
    return `package:${firstOperand(args.slice(1)) ?? program}`
  }
  if (containers.has(program) && args[0] === 'run') {
    return `image:${firstOperand(args.slice(1)) ?? program}`
  }
  if (interpreters.has(program)) {
    const module = args.indexOf('-m')
    const named = module >= 0 ? args[module + 1] : undefined
    if (named !== undefined) return `module:${named}`
    const url = args.find((arg) => /^https?:\/\//.test(arg))
    return url === undefined ? `file:${firstOperand(args) ?? program}` : url
  }
  return `file:${command[0] ?? ''}`
}

/** The first argument that is neither an option nor the value of one. */
function firstOperand(args: readonly string[]): string | undefined {
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    if (!arg.startsWith('-')) return arg
    if (optionsWithValue.has(arg)) index++
  }
  return undefined
}

/** `package:@scope/name@1.2.3` -> `name`; `file:/opt/tools/server.js` -> `server`. */
function shortName(origin: string): string {
  const rest = origin.slice(origin.indexOf(':') + 1).replace(/(?<=.)@[^/@]*$/, '')
  const name = baseName(rest).replace(/\.(?:m?js|c?js|ts|py|exe|cmd)$/, '')
  return name.replace(/[^\w.-]+/g, '-').slice(0, 64) || 'server'
}

/** The last part of a path of any platform, without Windows' endings for programs. */
function baseName(path: string): string {
  const last = path.split(/[\\/]/).findLast((part) => part !== '') ?? ''
  return last.replace(/\.(?:exe|cmd|bat)$/i, '')
}

/** The command with values of secrets replaced, so that a new token is no new server. */
function withoutSecrets(command: readonly string[]): readonly string[] {
  return command.map((arg, index) => {
    const before = command[index - 1] ?? ''
    if (before.startsWith('-') && !before.includes('=') && secretOption.test(before)) return '***'
    const assigned = /^(-{0,2}[\w.-]+)=/.exec(arg)
    if (assigned?.[1] !== undefined && secretOption.test(assigned[1])) return `${assigned[1]}=***`
    return arg.replace(/(\/\/[^/\s:@]+:)[^/\s@]+@/, '$1***@')
  })
}
