/** Command lines: a server, a tap around it, the guard in front of it. */
import { fileURLToPath } from 'node:url'

export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  /** @default the environment of the test */
  readonly env?: Readonly<Record<string, string>>
  /** @default the working directory of the test */
  readonly cwd?: string
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The built command, as users get it; `MCIP_BIN` names another. */
export const mcipBin: string = process.env.MCIP_BIN ?? `${root}dist/bin.js`

/** A program of `test/e2e/programs`. */
export function program(name: string, ...args: readonly string[]): Launch {
  return node(`${root}test/e2e/programs/${name}.mjs`, ...args)
}

/** A reference server from npm. */
export function referenceServer(name: string, ...args: readonly string[]): Launch {
  return node(`${root}node_modules/@modelcontextprotocol/server-${name}/dist/index.js`, ...args)
}

/** Node running `args`. */
export function node(...args: readonly string[]): Launch {
  return { command: process.execPath, args }
}

/** `launch` inside a tap that records to `prefix`.in and `prefix`.out. */
export function tapped(prefix: string, launch: Launch): Launch {
  const { args } = program('tap', prefix, '--', launch.command, ...launch.args)
  return { ...launch, command: process.execPath, args }
}

/** `launch` behind the guard. */
export function guarded(launch: Launch, ...options: readonly string[]): Launch {
  const { args } = node(mcipBin, 'run', ...options, '--', launch.command, ...launch.args)
  return { ...launch, command: process.execPath, args }
}

/** `launch` behind the guard with a tap on each side: `folder`/host and `folder`/server, log in `folder`/log.db. */
export function guardedBetweenTaps(
  folder: string,
  launch: Launch,
  ...options: readonly string[]
): Launch {
  const inner = tapped(`${folder}/server`, launch)
  return tapped(`${folder}/host`, guarded(inner, '--log', `${folder}/log.db`, ...options))
}

/** The environment that `launch` starts with. */
export function environmentOf(launch: Launch): Record<string, string> {
  const env = launch.env ?? process.env
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
