/**
 * Which server a function of a recorded dialogue belongs to, read from how the host spells its name.
 *
 * `mcp__server__tool` and `server__tool` are names that only hosts build, so they always count.
 * `server.tool`, `server/tool` and `server:tool` are also paths, modules and namespaces: they count
 * where every function on offer is spelled so, as a host qualifies all of its functions or none.
 */

export interface ServedName {
  /** Undefined where the name tells none. */
  readonly server: string | undefined
  /** The function's name at the server. */
  readonly tool: string
}

/** Longest name that is read; a longer one names no server. */
const maxName = 256
const separators = ['.', '/', ':'] as const
/** Namespaces that model providers put around all functions. */
const noServers: ReadonlySet<string> = new Set(['functions', 'function', 'tools', 'tool'])

/** What reads names in a record that offers the functions `offered`. */
export function servedNames(offered: readonly string[]): (name: string) => ServedName {
  const separator = separators.find(
    (mark) => offered.length > 0 && offered.every((name) => split(name, mark) !== undefined),
  )
  return (name) =>
    split(name, '__') ??
    (separator === undefined ? undefined : split(name, separator)) ?? {
      server: undefined,
      tool: name,
    }
}

function split(given: string, separator: string): ServedName | undefined {
  if (given.length > maxName) return undefined
  const start = separator === '__' && given.startsWith('mcp__') ? 'mcp__'.length : 0
  const at = given.indexOf(separator, start)
  if (at === -1) return undefined
  const server = given.slice(start, at)
  const tool = given.slice(at + separator.length)
  const isName = /^[A-Za-z0-9][\w.-]*$/.test(server) && /^[A-Za-z0-9][\w./:-]*$/.test(tool)
  return isName && !noServers.has(server) ? { server, tool } : undefined
}
