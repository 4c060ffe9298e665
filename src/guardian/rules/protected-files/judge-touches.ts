/**
 * Calls that touch the guard's own files, or change a host's MCP servers and hooks: by any tool of
 * any server, in whatever way the path is spelled.
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'
import type { ToolDefinition } from '../../../trajectory/catalogue.ts'
import { observedContent } from '../../../trajectory/observed-leaves.ts'
import { changesSomething } from '../../consequence.ts'
import { isTooMuchSent, sentOtherwise } from '../../delegation/sent-otherwise.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { asksForLookOnly } from '../../privilege.ts'
import type { Places, ProtectedPath } from '../../protected-paths.ts'
import { quoteName } from '../../quote-name.ts'
import { isVerbOf, verbKinds, wordsOfIdentifier } from '../../verbs.ts'
import { decisions } from '../../verdict.ts'
import { type ArgumentTouches, type PlacedTouch, touchesOfArguments } from './argument-touches.ts'
import { isGlob, matchPath, type PathMatch } from './match-path.ts'
import { segmentsOf, shortened } from './path-segments.ts'
import { joined } from './shell-touches.ts'
import { type Access, accesses, type GuardCommand } from './touch.ts'

/** Findings about one call. */
const maxClaims = 8
/**
 * Places on disk that the paths of one call may mean, UTF-16 code units of its paths, and paths with
 * wildcards. WHY so few of the last: each is compared with every protected path.
 */
const maxPlaces = 8_192
const maxText = 4 * 1024 * 1024
const maxGlobs = 4_096
/** No system opens a longer path. */
const maxPath = 4_096

/** Claims about a call, about a resource that is read or watched, or about roots. */
export function protectedFileClaims(input: JudgeInput): readonly Claim[] {
  const { message, from } = input
  if (from !== 'host') return []
  const ofCall = 'method' in message && message.method === 'tools/call' ? claimsOfCall(input) : []
  const otherwise = claimsOfAddresses(input)
  if (otherwise.length === 0) return ofCall
  return strictest([...ofCall, ...otherwise])
}

/** Claims about addresses beside the arguments: of resources, and of roots that the host tells. */
function claimsOfAddresses(input: JudgeInput): readonly Claim[] {
  const claims = sentOtherwise(input)
    .filter(({ way }) => way === 'resource' || way === 'roots')
    .flatMap(({ way, what, at, values }) => {
      const { leaves, cut } = observedContent(values)
      const touches = leaves
        .filter(([pointer]) => isAddress(pointer))
        .map(([pointer, path]): PlacedTouch => ({ path: String(path), access: 'read', pointer }))
      if (touches.length === 0 && cut === 0) return []
      const found = { touches, commands: [], isWhole: cut === 0 }
      return claimsOf(input, found, {
        what: way === 'resource' ? 'The resource that is read' : what,
        prefix: at,
        args: {},
      })
    })
  if (!isTooMuchSent(input)) return claims
  const subject = { what: 'The request', prefix: '/params/inputResponses', args: {} }
  return [...claims, claimOfSize([], subject)]
}

function isAddress(pointer: string): boolean {
  return pointer.endsWith('/uri') || pointer.startsWith('/resourceSubscriptions/')
}

function claimsOfCall(input: JudgeInput): readonly Claim[] {
  const { message, tool } = input
  const params = 'method' in message ? message.params : undefined
  const name = typeof params?.name === 'string' ? params.name : ''
  const args = params?.arguments
  if (!isJsonObject(args)) return []
  let access: Access | undefined
  const found = touchesOfArguments(name, args, () => {
    access ??= accessOf(input, name, args, tool(name))
    return access
  })
  if (found.touches.length === 0 && found.commands.length === 0 && found.isWhole) return []
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
  { touches, commands, isWhole }: ArgumentTouches,
  subject: Subject,
): readonly Claim[] {
  const { places } = input
  const byPath = new Map<
    ProtectedPath,
    { readonly touch: PlacedTouch; readonly match: PathMatch }
  >()
  const seen = new Set<string>()
  /** What there is room for; below 0: not all was looked at. */
  const left = { places: maxPlaces, text: maxText, globs: maxGlobs }

  function take(touch: PlacedTouch, match: PathMatch): void {
    if (!counts(match, touch.access, subject.args)) return
    const before = byPath.get(match.path)
    if (before === undefined || rank(before.touch.access) < rank(touch.access)) {
      byPath.set(match.path, { touch, match })
    }
  }

  for (const touch of touches) {
    const path = joined(touch.base, touch.path)
    left.text -= path.length
    if (touch.mayGlob === true && isGlob(path)) left.globs--
    if (left.text < 0 || left.globs < 0) break
    const key = `${touch.access} ${path}`
    if (seen.has(key)) continue
    seen.add(key)
    const spelled = matchPath(segmentsOf(path), places.own, touch.mayGlob)
    if (spelled !== undefined) take(touch, spelled)
    if ((spelled !== undefined && !spelled.isAbove) || left.places < 0) continue
    // An option of a command is no file.
    if (touch.mayGlob === true && path.startsWith('-')) continue
    for (const real of placesOf(places, path)) {
      left.places--
      const match = matchPath(segmentsOf(real), places.own)
      if (match !== undefined) take(touch, match)
    }
  }
  const isLookedAt = isWhole && left.places >= 0 && left.text >= 0 && left.globs >= 0
  return strictest([
    ...commandsOnce(commands).map((command) => claimOfCommand(command, subject)),
    ...[...byPath.values()].map(({ touch, match }) => claimOf(input, touch, match, subject)),
    ...(isLookedAt ? [] : [claimOfSize(touches, subject)]),
  ])
}

/** Each deed once, as one that is sure where there is one. */
function commandsOnce(commands: ArgumentTouches['commands']): ArgumentTouches['commands'] {
  const once = new Map<string, ArgumentTouches['commands'][number]>()
  for (const command of commands) {
    const key = `${command.deed} ${command.host ?? ''}`
    if (once.get(key) === undefined || command.isUnsure !== true) once.set(key, command)
  }
  return [...once.values()]
}

function strictest(claims: readonly Claim[]): readonly Claim[] {
  return claims
    .toSorted((one, other) => decisions.indexOf(other.decision) - decisions.indexOf(one.decision))
    .slice(0, maxClaims)
}

/** What the machine understands by a path; a longer one than it opens, as a server may shorten it. */
function placesOf(places: Places, path: string): readonly string[] {
  const short = path.length <= maxPath ? path : shortened(path)
  return short.length <= maxPath ? places.resolve(short) : []
}

/**
 * A call of which not all was looked at. WHY not allowed: who writes the arguments could hide a path
 * behind others.
 *
 * @see fail-mode.ts: closed for what may change something
 */
function claimOfSize(touches: readonly PlacedTouch[], { what, prefix }: Subject): Claim {
  const isReading = touches.every(({ access }) => access === 'read')
  return {
    decision: isReading ? 'ask' : 'block',
    severity: 'medium',
    confidence: 0.5,
    element: 'presence',
    text: `${what} names too many or too deeply nested paths: it is too large to check for files of the guard and of hosts.`,
    evidence: [{ pointer: prefix }],
  }
}

function rank(access: Access): number {
  return accesses.indexOf(access)
}

/** Whether that access to that place is anybody's business. */
function counts({ path, isAbove }: PathMatch, access: Access, args: JsonObject): boolean {
  if (isAbove) return access === 'relocate' && path.only === undefined
  if (access === 'read') return path.only === undefined && path.holds !== 'program'
  return path.only === undefined || path.only.test(plainJson(args))
}

/** The arguments as text; a letter that they write as `\u0063` is the letter, as in the file. */
function plainJson(args: JsonObject): string {
  return JSON.stringify(args).replace(/\\+u00([2-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
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

const deeds: Readonly<Record<Exclude<GuardCommand['deed'], 'host'>, string>> = {
  approve: 'to answer or show what a person must decide',
  turn: 'to take words for those of the user',
  forget: 'to forget or cut what it remembers',
  train: 'to learn from its log',
  remove: 'to be removed',
  stop: 'to stop',
}

function claimOfCommand(
  { deed, host, isUnsure, pointer }: ArgumentTouches['commands'][number],
  { what, prefix }: Subject,
): Claim {
  const evidence = [{ pointer: `${prefix}${pointer}` }]
  const verb = isUnsure === true ? ['may give', 'may change'] : ['gives', 'changes']
  const text =
    deed === 'host'
      ? `${what} ${verb[1]} the MCP servers, extensions or settings of ${host ?? 'a host'} by a command of its own; only a person may.`
      : `${what} ${verb[0]} the guard a command that only a person may give: ${deeds[deed]}.`
  if (isUnsure === true) {
    return {
      decision: 'ask',
      severity: 'medium',
      confidence: 0.6,
      element: 'presence',
      text,
      evidence,
    }
  }
  return {
    decision: 'block',
    severity: 'high',
    confidence: 0.9,
    element: 'presence',
    text,
    evidence,
    final: true,
  }
}
