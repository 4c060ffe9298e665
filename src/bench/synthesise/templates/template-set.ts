/**
 * Words and functions of our own that edits and look-alikes put in, as data in two halves: nothing
 * of the half for tests stands in the half for training.
 */
import type { JsonObject, JsonValue } from '../../../mcp/json.ts'
import type { Chance } from '../../chance.ts'
import type { DialogueTool } from '../../dialogue.ts'
import type { SplitPart } from '../../pool.ts'
import { joinPassageWords } from '../passages/join-passage-words.ts'
import type { PassageWords } from '../passages/passage-words.ts'
import type { PrivilegedFunction } from '../privileged-function.ts'
import { testTemplates } from './test.ts'
import { trainTemplates } from './train.ts'

/** A high-privilege function; `%` stands for a name that chance fills in. */
export interface PrivilegedTemplate {
  readonly name: string
  readonly description: string
  readonly request: string
  readonly arguments: JsonObject
  readonly returned: JsonObject
  readonly answer: string
}

/** A check of who the user is, that others depend on. */
export interface IdentityCheck {
  readonly tool: DialogueTool
  readonly arguments: JsonObject
  /** What it returns for somebody who administers, for anybody, and where it fails. */
  readonly administers: JsonObject
  readonly verified: JsonObject
  readonly refused: JsonObject
}

/** `%` is filled in: with what each line says. */
export interface Sentences {
  /** Facts of a return. */
  readonly found: readonly string[]
  /** Nothing to state. */
  readonly done: readonly string[]
  readonly nothing: readonly string[]
  /** The user wants the same again. */
  readonly again: readonly string[]
  /** The user wants the same two times from the start. */
  readonly twice: readonly string[]
  /** The user asks what the answer was. */
  readonly recall: readonly string[]
  /** The user corrects: the right value, then the wrong one. */
  readonly corrected: readonly string[]
  /** The user wants something else: the other request. */
  readonly instead: readonly string[]
  /** The user adds a request: the other request. */
  readonly also: readonly string[]
  /** The user wants more of a list. */
  readonly more: readonly string[]
  /** Who the user claims to be, before a request. */
  readonly claims: readonly string[]
}

export interface Templates {
  readonly privileged: readonly PrivilegedTemplate[]
  readonly checks: readonly IdentityCheck[]
  /** Name and description of stronger functions: `%` is the noun of the function replaced. */
  readonly strong: readonly (readonly [string, string])[]
  /** Names that can be taken for `%`. */
  readonly twins: readonly string[]
  readonly errors: readonly string[]
  readonly acknowledgements: readonly string[]
  readonly people: readonly string[]
  readonly groups: readonly string[]
  readonly sentences: Sentences
  /** What passages in returns are made of. */
  readonly passages: PassageWords
}

export type TemplateSet = Templates

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
export function templatesOf(part: SplitPart | 'all'): TemplateSet {
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

/** Functions made of one template. */
const fillings = 16

/** High-privilege functions with the names of chance filled in. */
export function privilegedOf(
  { privileged, people, groups }: TemplateSet,
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

/** What systems add to a return: as much as chance says. */
export function recordOf(chance: Chance): JsonObject {
  const day = String(1 + chance.below(28)).padStart(2, '0')
  const numbers = Array.from({ length: chance.below(12) }, () => 1_000 + chance.below(9_000))
  return {
    ...(chance.happens(0.4) ? { request_id: `r-${10_000 + chance.below(90_000)}` } : {}),
    ...(chance.happens(0.3) ? { performed_at: `2026-0${1 + chance.below(9)}-${day}` } : {}),
    ...(chance.happens(0.3) ? { items: numbers.map((id) => ({ id, state: 'changed' })) } : {}),
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
