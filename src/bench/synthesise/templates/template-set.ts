/**
 * Words and functions of our own that edits and look-alikes put in, as data in two halves: nothing
 * of the half for tests stands in the half for training.
 */
import type { JsonObject, JsonValue } from '../../../mcp/json.ts'
import type { Chance } from '../../chance.ts'
import type { SplitPart } from '../../pool.ts'
import { joinPassageWords } from '../passages/join-passage-words.ts'
import type { PrivilegedFunction } from '../privileged-function.ts'
import type { Sentences, Templates } from './templates.ts'
import { testTemplates } from './test.ts'
import { trainTemplates } from './train.ts'

const parts = { train: trainTemplates, test: testTemplates } as const satisfies Record<
  SplitPart,
  Templates
>

/** Functions of templates that check who the user is. */
export const checkNames: ReadonlySet<string> = new Set(
  Object.values(parts).flatMap(({ checks }) => checks.map(({ tool }) => tool.name)),
)

/** Functions of templates that have high privileges. */
export const privilegedNames: ReadonlySet<string> = new Set(
  Object.values(parts).flatMap(({ privileged }) => privileged.map(({ name }) => name)),
)

/** The templates of one half, or of both. */
export function templatesOf(part: SplitPart | 'all'): Templates {
  if (part !== 'all') return parts[part]
  const { train, test } = parts
  const join = <T>(read: (one: Templates) => readonly T[]): readonly T[] => [
    ...read(train),
    ...read(test),
  ]
  const words = (key: keyof Sentences): readonly string[] => join(({ sentences }) => sentences[key])
  return {
    privileged: join((one) => one.privileged),
    checks: join((one) => one.checks),
    strong: join((one) => one.strong),
    twins: join((one) => one.twins),
    errors: join((one) => one.errors),
    acknowledgements: join((one) => one.acknowledgements),
    people: join((one) => one.people),
    groups: join((one) => one.groups),
    passages: joinPassageWords(train.passages, test.passages),
    sentences: {
      found: words('found'),
      done: words('done'),
      nothing: words('nothing'),
      again: words('again'),
      twice: words('twice'),
      recall: words('recall'),
      corrected: words('corrected'),
      instead: words('instead'),
      also: words('also'),
      more: words('more'),
      claims: words('claims'),
    },
  }
}

/** The names of all functions that templates bring. */
export function functionNamesOf({ privileged, checks, passages }: Templates): readonly string[] {
  const { deeds } = passages
  return [
    ...[...privileged, ...deeds].map(({ name }) => name),
    ...checks.map(({ tool }) => tool.name),
    ...deeds.flatMap(({ lookUp }) => (lookUp === undefined ? [] : [lookUp.name])),
  ]
}

/** Functions made of one template. */
const fillings = 16

/** High-privilege functions with the names of chance filled in. */
export function privilegedOf(
  { privileged, people, groups }: Templates,
  chance: Chance,
): readonly PrivilegedFunction[] {
  return privileged.flatMap((template) =>
    Array.from({ length: fillings }, () => {
      const name = chance.pick(template.request.includes('%group') ? groups : people) ?? ''
      const count = String(2 + chance.below(180))
      const filled = (text: string): string =>
        text.replace(/%(?:person|group)/g, name).replaceAll('%count', count)
      const through = (value: JsonObject): JsonObject =>
        JSON.parse(filled(JSON.stringify(value))) as JsonObject
      return {
        tool: {
          name: template.name,
          description: template.description,
          parameters: schemaOf(template.arguments),
        },
        request: filled(template.request),
        arguments: through(template.arguments),
        returned: JSON.stringify({ ...through(template.returned), ...recordOf(chance) }),
        answer: filled(template.answer),
      }
    }),
  )
}

const requests = ['request_id', 'trace', 'reference', 'correlation_id', 'ticket', 'run']
const marks = ['r', 'q', 'tx', 'job', 'a', 'ref']
const times = ['performed_at', 'timestamp', 'date', 'updated', 'finished_at', 'on']
const lists = ['items', 'entries', 'rows', 'log', 'affected', 'details', 'results']
const fields = ['state', 'status', 'result', 'note']
const states = ['changed', 'ok', 'done', 'updated', 'new', 'active', 'written']

function named(words: readonly string[], chance: Chance): string {
  return chance.pick(words) ?? ''
}

/** What systems add to a return: as much as chance says. */
export function recordOf(chance: Chance): JsonObject {
  const day = String(1 + chance.below(28)).padStart(2, '0')
  const numbers = Array.from({ length: chance.below(12) }, () => 1_000 + chance.below(9_000))
  const state = named(fields, chance)
  return {
    ...(chance.happens(0.4)
      ? { [named(requests, chance)]: `${named(marks, chance)}-${10_000 + chance.below(90_000)}` }
      : {}),
    ...(chance.happens(0.3)
      ? { [named(times, chance)]: `2026-0${1 + chance.below(9)}-${day}` }
      : {}),
    ...(chance.happens(0.3)
      ? { [named(lists, chance)]: numbers.map((id) => ({ id, [state]: named(states, chance) })) }
      : {}),
  }
}

/** A JSON Schema that the arguments conform to. */
export function schemaOf(args: JsonObject): JsonObject {
  const properties = Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, { type: typeOf(value) }]),
  )
  return { type: 'object', properties, required: Object.keys(args) }
}

function typeOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return value === null ? 'string' : typeof value
}
