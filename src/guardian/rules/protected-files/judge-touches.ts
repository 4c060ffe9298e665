/**
 * Calls that touch the guard's own files, or change a host's MCP servers and hooks: by any tool of
 * any server, in whatever way the path is spelled.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import type { ToolDefinition } from '../../../trajectory/catalogue.ts'
import { changesSomething } from '../../consequence.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { asksForLookOnly } from '../../privilege.ts'
import type { ProtectedPath } from '../../protected-paths.ts'
import { quoteName } from '../../quote-name.ts'
import { isVerbOf, verbKinds, wordsOfIdentifier } from '../../verbs.ts'
import { type ArgumentTouches, type PlacedTouch, touchesOfArguments } from './argument-touches.ts'
import { matchPath, type PathMatch } from './match-path.ts'
import { segmentsOf } from './path-segments.ts'
import { joined } from './shell-touches.ts'
import { type Access, accesses, type GuardCommand } from './touch.ts'

/** Paths of one call that are looked up on disk, and findings about one call. */
const maxResolved = 32
const maxClaims = 8

/** Claims about a call, or about a resource that is read. */
export function protectedFileClaims(input: JudgeInput): readonly Claim[] {
  const { message, from } = input
  if (from !== 'host' || !('method' in message)) return []
  if (message.method === 'tools/call') return claimsOfCall(input)
  if (message.method !== 'resources/read' && message.method !== 'resources/subscribe') return []
  const uri = message.params?.uri
  if (typeof uri !== 'string') return []
  const touch: PlacedTouch = { path: uri, access: 'read', pointer: '/uri' }
  const found = { touches: [touch], commands: [] }
  return claimsOf(input, found, { what: 'The resource that is read', prefix: '/params', args: {} })
}

function claimsOfCall(input: JudgeInput): readonly Claim[] {
  const { message, tool } = input
  const params = 'method' in message ? message.params : undefined
  const name = typeof params?.name === 'string' ? params.name : ''
  const args = params?.arguments
  if (!isJsonObject(args)) return []
  const access = accessOf(input, name, args, tool(name))
  const found = touchesOfArguments(name, args, access)
  if (found.touches.length === 0 && found.commands.length === 0) return []
  const what = `The call of ${quoteName(name)}`
  return claimsOf(input, found, { what, prefix: '/params/arguments', args })
}

const relocating: ReadonlySet<string> = new Set(
  'move rename delete remove rm rmdir unlink link symlink trash mount erase destroy'.split(' '),
)

/** What a function does to the files that its arguments name. */
function accessOf(
  { message }: JudgeInput,
  name: string,
  args: JsonObject,
  tool: ToolDefinition | undefined,
): Access {
  if (wordsOfIdentifier(name).some((word) => relocating.has(word))) return 'relocate'
  const schema = tool?.value.inputSchema
  if (asksForLookOnly(isJsonObject(schema) ? args : operationOf(name, args), asObject(schema))) {
    return 'read'
  }
  return changesSomething(message, tool) ? 'write' : 'read'
}

function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined
}

/**
 * The arguments that say what an editor of many operations does, where its schema is not known.
 * WHY no others: a server that knows no `dry_run` ignores it and writes.
 */
function operationOf(name: string, args: JsonObject): JsonObject {
  const isNamed = wordsOfIdentifier(name).some((word) =>
    verbKinds.some((kind) => isVerbOf(kind, word)),
  )
  if (isNamed) return {}
  return Object.fromEntries(
    Object.entries(args).filter(([field]) => /^(?:command|action|operation|op)$/.test(field)),
  )
}

interface Subject {
  /** Beginning of a finding's sentence. */
  readonly what: string
  readonly prefix: string
  readonly args: JsonObject
}

function claimsOf(
  input: JudgeInput,
  { touches, commands }: ArgumentTouches,
  subject: Subject,
): readonly Claim[] {
  const byPath = new Map<
    ProtectedPath,
    { readonly touch: PlacedTouch; readonly match: PathMatch }
  >()
  let resolved = 0
  const seen = new Set<string>()
  for (const touch of touches) {
    const path = joined(touch.base, touch.path)
    const key = `${touch.access} ${path}`
    if (seen.has(key)) continue
    seen.add(key)
    for (const match of matchesOf(input, path, touch, () => resolved++ < maxResolved)) {
      if (!counts(match, touch.access, subject.args)) continue
      const before = byPath.get(match.path)
      if (before === undefined || rank(before.touch.access) < rank(touch.access)) {
        byPath.set(match.path, { touch, match })
      }
    }
  }
  return [
    ...[...new Map(commands.map((command) => [command.deed, command])).values()].map((command) =>
      claimOfCommand(command, subject),
    ),
    ...[...byPath.values()].map(({ touch, match }) => claimOf(input, touch, match, subject)),
  ].slice(0, maxClaims)
}

function rank(access: Access): number {
  return accesses.indexOf(access)
}

/** What a path names as it is spelled, and as the machine understands it. */
function matchesOf(
  { places }: JudgeInput,
  path: string,
  { mayGlob }: PlacedTouch,
  mayResolve: () => boolean,
): readonly PathMatch[] {
  const spelled = matchPath(segmentsOf(path), places.own, mayGlob)
  if (spelled !== undefined && !spelled.isAbove) return [spelled]
  // An option of a command is no file.
  const isOption = mayGlob === true && path.startsWith('-')
  const others = !isOption && path.length <= 4_096 && mayResolve() ? places.resolve(path) : []
  const real = others.flatMap((one) => matchPath(segmentsOf(one), places.own) ?? [])
  return spelled === undefined ? real : [...real, spelled]
}

/** Whether that access to that place is anybody's business. */
function counts({ path, isAbove }: PathMatch, access: Access, args: JsonObject): boolean {
  if (isAbove) return access === 'relocate' && path.only === undefined
  if (access === 'read') return path.only === undefined && path.holds !== 'program'
  return path.only === undefined || path.only.test(JSON.stringify(args).slice(0, 262_144))
}

const contents: Readonly<Record<ProtectedPath['holds'], string>> = {
  servers: 'its MCP servers',
  hooks: 'its hooks',
  settings: 'its MCP servers, hooks or permissions',
  state: 'its state',
  program: 'its program',
}

function claimOf(
  input: JudgeInput,
  { access, pointer }: PlacedTouch,
  { path, isAbove }: PathMatch,
  { what, prefix }: Subject,
): Claim {
  const evidence = [{ pointer: `${prefix}${pointer}` }]
  if (path.owner === 'guard') {
    return {
      decision: 'block',
      severity: 'high',
      confidence: 0.95,
      element: 'presence',
      text: `${what} touches the guard's own files (${path.name}); no call may.`,
      evidence,
      final: true,
    }
  }
  const place = `where ${path.name} keeps ${contents[path.holds]} (${quoteName(path.end.join('/'))})`
  if (access !== 'read') {
    return {
      decision: 'block',
      severity: 'high',
      confidence: 0.9,
      element: 'presence',
      text: isAbove
        ? `${what} would move, remove or link the folder of ${place}; only a person may.`
        : `${what} would change ${place}; only a person may.`,
      evidence,
      final: true,
    }
  }
  const isAsked = path.isSecret && !isNamedByUser(input, path)
  return {
    decision: isAsked ? 'ask' : 'allow',
    severity: isAsked ? 'medium' : 'info',
    confidence: isAsked ? 0.7 : 0.5,
    element: 'presence',
    text: path.isSecret
      ? `${what} reads ${place}, which may hold credentials of other servers${isAsked ? '' : '; the user named it'}.`
      : `${what} reads ${place}.`,
    evidence,
  }
}

/** Whether the user's own words in this turn name the file. */
function isNamedByUser({ past }: JudgeInput, { end }: ProtectedPath): boolean {
  const turn = past.turns.at(-1)
  const name = end.at(-1) ?? ''
  if (turn?.source !== 'user' || name.includes('*')) return false
  return turn.text.slice(0, 32_768).toLowerCase().includes(name)
}

const deeds: Readonly<Record<GuardCommand['deed'], string>> = {
  approve: 'to answer or show what a person must decide',
  turn: 'to take words for those of the user',
  forget: 'to forget or cut what it remembers',
  remove: 'to be removed',
  stop: 'to stop',
}

function claimOfCommand(
  { deed, pointer }: GuardCommand & { readonly pointer: string },
  { what, prefix }: Subject,
): Claim {
  return {
    decision: 'block',
    severity: 'high',
    confidence: 0.9,
    element: 'presence',
    text: `${what} gives the guard a command that only a person may give: ${deeds[deed]}.`,
    evidence: [{ pointer: `${prefix}${pointer}` }],
    final: true,
  }
}
