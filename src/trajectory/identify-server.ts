/**
 * Which server is it? Its id comes from how it is started, never from what it says about itself.
 */
import { createHash } from 'node:crypto'
import type { GuardedServer } from './catalogue.ts'

/** A family of programs that start a server, and how their arguments are read. */
interface Starter {
  readonly kind: 'package' | 'image' | 'file'
  readonly programs: RegExp
  /** Words that come before what is started, as in `docker run` and `deno run`. */
  readonly commands?: RegExp
  /** Whether one of `commands` must be there. */
  readonly needsCommand?: boolean
  /** Options whose value is the next argument. */
  readonly withValue: ReadonlySet<string>
  /** Options whose value names what is started, whatever comes after. */
  readonly naming?: ReadonlySet<string>
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const starters: readonly Starter[] = [
  {
    kind: 'package',
    programs: /^(?:npx|bunx|pnpx|uvx|pipx)$/,
    commands: /^run$/,
    withValue: words('-p --python --with --registry --index-url --cache'),
    naming: words('--package --from --spec'),
  },
  {
    kind: 'package',
    programs: /^(?:npm|pnpm|yarn|bun)$/,
    commands: /^(?:exec|x|dlx)$/,
    needsCommand: true,
    withValue: words('--registry --cache'),
    naming: words('-p --package'),
  },
  {
    kind: 'image',
    programs: /^(?:docker|podman|nerdctl)$/,
    commands: /^(?:run|container)$/,
    needsCommand: true,
    withValue: words(
      '-a -e --env --env-file -h --hostname -l --label -m --memory --memory-swap -p --publish -u --user -v --volume --mount -w --workdir --name --network --net --platform --pull --entrypoint --cpus --gpus --add-host --cap-add --cap-drop --security-opt --device --dns --ip --ipc --pid --restart --runtime --shm-size --tmpfs --ulimit --log-driver --log-opt --volumes-from',
    ),
  },
  {
    kind: 'file',
    programs: /^(?:python|pypy|py)[\d.]*$/,
    withValue: words('-W -X'),
  },
  {
    kind: 'file',
    programs: /^(?:node|bun|deno|tsx|ts-node)[\d.]*$/,
    commands: /^(?:run|watch)$/,
    withValue: words('-r --require --import --loader --env-file --config'),
  },
  {
    kind: 'file',
    programs: /^(?:ruby|php|java)[\d.]*$/,
    withValue: words('-r -cp -classpath --class-path -I'),
  },
]

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
function originOf(given: readonly string[]): string {
  const command = withoutWrapper(given)
  const program = baseName(command[0] ?? '')
  for (const starter of starters) {
    if (!starter.programs.test(program)) continue
    const args = operandsOf(command.slice(1), starter)
    if (args === undefined) continue
    if (args.module !== undefined) return `module:${args.module}`
    const started = args.named ?? args.first ?? program
    return /^https?:\/\//.test(started) ? started : `${starter.kind}:${started}`
  }
  return `file:${command[0] ?? ''}`
}

/** What runs behind `cmd /c` (how hosts on Windows start scripts) and `env NAME=value`. */
function withoutWrapper(command: readonly string[]): readonly string[] {
  const program = baseName(command[0] ?? '').toLowerCase()
  if (program === 'cmd' && /^\/[cC]$/.test(command[1] ?? '')) return command.slice(2)
  if (program !== 'env') return command
  const start = command.findIndex((arg, index) => index > 0 && !/^(?:-[iS]|\w+=.*)$/s.test(arg))
  return start === -1 ? command : command.slice(start)
}

interface Operands {
  /** The first argument that is neither an option, nor the value of one, nor a command. */
  readonly first?: string
  /** The value of an option that names what is started. */
  readonly named?: string
  /** Python's `-m`. */
  readonly module?: string
}

/** What the arguments name; undefined where the program is not asked to start anything. */
function operandsOf(args: readonly string[], starter: Starter): Operands | undefined {
  const { commands, needsCommand, withValue, naming } = starter
  let named: string | undefined
  let hasCommand = needsCommand !== true
  let mayCommand = commands !== undefined
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    const next = args[index + 1]
    if (arg.startsWith('-')) {
      const [option = '', value] = arg.split(/=(.*)/s, 2)
      if (naming?.has(option)) named ??= value ?? next
      if (arg === '-m' && starter.kind === 'file' && next !== undefined) return { module: next }
      if (value === undefined && (withValue.has(arg) || naming?.has(arg))) index++
    } else if (mayCommand && commands?.test(arg)) {
      hasCommand = true
      // `docker container run` has two.
      mayCommand = arg === 'container'
    } else if (hasCommand) {
      return named === undefined ? { first: arg } : { named }
    } else {
      return undefined
    }
  }
  if (!hasCommand) return undefined
  return named === undefined ? {} : { named }
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
    const assigned = /^(-{0,2}[\w.-]+)(=|: *)/.exec(arg)
    const [, key = '', mark = ''] = assigned ?? []
    if (secretOption.test(key)) return `${key}${mark}***`
    return arg.replace(/(\/\/[^/\s:@]+:)[^/\s@]+@/, '$1***@')
  })
}
