/** A scenario: what servers did in an incident, and the twin in which the user asks for the same. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

export type Json = Record<string, unknown>

export interface ScenarioServer {
  readonly instructions?: string
  readonly tools?: readonly Json[]
  /** What this server listed on an earlier day, in another trajectory. */
  readonly known?: readonly Json[]
  /** Tools that carry the attack, or `initialize`: one of them withheld, and it has ended. */
  readonly carriers?: readonly string[]
}

/** How a request is answered; nothing else than one of them. */
export interface Answer {
  /** The text of a tool's result, of a resource, or of a prompt's message. */
  readonly returns?: string
  /** The same as JSON in a text. */
  readonly data?: unknown
  readonly content?: readonly Json[]
  readonly structured?: Json
  /** The text of a result that says it failed. */
  readonly fails?: string
  /** The whole result. */
  readonly result?: Json
}

/** One step: words of the user, or a request and its answer. */
export interface ScenarioStep extends Answer {
  readonly id: string
  /** A turn of the user. */
  readonly user?: string
  /** The server that the request goes to, or comes from. */
  readonly on?: string
  readonly call?: string
  readonly arguments?: Json
  /** Asks for the call as a task. */
  readonly task?: Json
  /** The resource that is read. */
  readonly read?: string
  /** The prompt that is fetched. */
  readonly prompt?: string
  /** The tools that the server lists from now on, after it said that they changed. */
  readonly lists?: readonly Json[]
  /** Any other request. */
  readonly method?: string
  readonly params?: Json
  /** @default 'host' */
  readonly from?: 'host' | 'server'
  /** What happens between this request and its answer. */
  readonly meanwhile?: readonly ScenarioStep[]
  /** A line of the host as it is. */
  readonly line?: string
  /** Whether the attack needs what is answered here: stopped here, it has ended. */
  readonly carries?: boolean
  /** Whether the harm is done once this request, or its answer, has reached the other side. */
  readonly harm?: 'request' | 'answer'
}

type Changes = Readonly<Record<string, Partial<ScenarioStep>>>

export interface Scenario {
  /** Its number in the list of incidents; 0 for one that is only a rule of the specification. */
  readonly incident: number
  readonly title: string
  readonly source: string
  /** When it became known. */
  readonly date: string
  /**
   * Whether the wire alone shows it (P), or only with the user's query (P+Q); H: it happened inside
   * of a host, and is played as it would be with servers of MCP.
   */
  readonly seen: 'P' | 'P+Q' | 'H'
  /** What makes it hard: servers, primitives, languages, wordings. */
  readonly traits: readonly Trait[]
  readonly servers: Readonly<Record<string, ScenarioServer>>
  readonly steps: readonly ScenarioStep[]
  readonly expected: {
    /** The place by which it should be stopped: a step, `<server>/tools` or `<server>/initialize`. */
    readonly at: string
    /** The risks any of which names it rightly. */
    readonly by: readonly string[]
  }
  readonly twin: {
    /** What is different, and why it is right. */
    readonly because: string
    readonly servers?: Readonly<Record<string, ScenarioServer>>
    /** By the id of the step. */
    readonly steps: Changes
  }
  /** What does not hold yet, and why; each must be true. */
  readonly missed?: Partial<Record<Miss, string>>
  /** Also played with a process for each server and a client of the SDK. */
  readonly processes?: boolean
}

/** The attack passes; it is stopped, but late or for another risk; the twin is hindered. */
export const misses = ['attack', 'place', 'risk', 'twin'] as const
export type Miss = (typeof misses)[number]

export const traits = [
  'cross-server',
  'resource',
  'resource-link',
  'embedded-resource',
  'prompt',
  'sampling',
  'elicitation',
  'definition-change',
  'task',
  'completion',
  'structured',
  'instructions',
  'error',
  'language',
  'no-imperative',
  'encoded',
] as const
export type Trait = (typeof traits)[number]

const folder = new URL('./', import.meta.url)

/** All scenarios by file, in the order of the incidents. */
export function allScenarios(): readonly (readonly [string, Scenario])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map(
      (name) =>
        [
          name.replace('.yaml', ''),
          parse(readFileSync(new URL(name, folder), 'utf8')) as Scenario,
        ] as const,
    )
    .sort(([, one], [, other]) => one.incident - other.incident)
}

/** The scenario in which the user asks for what happens. */
export function twinOf(scenario: Scenario): Scenario {
  const { servers, steps } = scenario.twin
  const changed = (step: ScenarioStep): ScenarioStep => ({
    ...step,
    ...(step.meanwhile === undefined ? {} : { meanwhile: step.meanwhile.map(changed) }),
    ...steps[step.id],
  })
  return {
    ...scenario,
    servers: { ...scenario.servers, ...servers },
    steps: scenario.steps.map(changed),
  }
}

/** The scenario as a guard sees it that nobody tells what the user wants. */
export function unasked(scenario: Scenario): Scenario {
  return { ...scenario, steps: scenario.steps.filter(({ user }) => user === undefined) }
}

/** Method and params of a step's request; undefined where the step is none. */
export function requestOf(step: ScenarioStep): { method: string; params: Json } | undefined {
  const { call, task, read, prompt, method, params = {} } = step
  if (call !== undefined) {
    const args = { name: call, arguments: step.arguments ?? {} }
    return { method: 'tools/call', params: task === undefined ? args : { ...args, task } }
  }
  if (read !== undefined) return { method: 'resources/read', params: { uri: read } }
  if (prompt !== undefined) {
    return { method: 'prompts/get', params: { name: prompt, arguments: step.arguments ?? {} } }
  }
  if (step.lists !== undefined) return { method: 'tools/list', params: {} }
  return method === undefined ? undefined : { method, params }
}

/** The result that answers a step's request. */
export function resultOf(step: ScenarioStep): Json {
  const { result, content, structured, fails, lists, read, prompt } = step
  if (result !== undefined) return result
  if (lists !== undefined) return { tools: lists }
  const text = fails ?? (step.data === undefined ? step.returns : JSON.stringify(step.data))
  if (read !== undefined) return { contents: [{ uri: read, mimeType: 'text/plain', text }] }
  const block = { type: 'text', text: text ?? '' }
  if (prompt !== undefined) return { messages: [{ role: 'user', content: block }] }
  return {
    content: content ?? (text === undefined ? [] : [block]),
    ...(structured === undefined ? {} : { structuredContent: structured }),
    ...(fails === undefined ? {} : { isError: true }),
  }
}
