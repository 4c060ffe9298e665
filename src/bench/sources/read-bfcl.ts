/**
 * The original folder of the Berkeley Function Calling Leaderboard: `BFCL_v<n>_<category>.json` with
 * a question a line, and files of the same name in `possible_answer/` with what counts as right.
 *
 * Single-turn questions over Python-like functions are read; every other file, and every line that
 * is not what it should be, is named with its reason.
 * @see Patil et al. 2025, ICML, The Berkeley Function Calling Leaderboard; Apache-2.0
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type FileRecord, readFiles } from '../../audit/read-files.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import type { BfclAnswer, BfclExpected, BfclFunction } from '../evaluate/bfcl-ast.ts'
import type { LeftOutRow } from './left-out.ts'

export const bfclLicense = 'Apache-2.0'

/** One question, the functions on offer, and what is right. */
export interface BfclTask {
  readonly id: string
  readonly category: BfclCategory
  /** Of the question, in order. */
  readonly messages: readonly {
    readonly role: 'system' | 'user' | 'assistant'
    readonly content: string
  }[]
  readonly functions: readonly BfclFunction[]
  readonly expected: BfclExpected
}

/** Categories of single-turn questions that AST accuracy or relevance is measured on. */
export const bfclCategories = [
  'simple',
  'multiple',
  'parallel',
  'parallel_multiple',
  'irrelevance',
  'live_simple',
  'live_multiple',
  'live_parallel',
  'live_parallel_multiple',
  'live_irrelevance',
  'live_relevance',
] as const
export type BfclCategory = (typeof bfclCategories)[number]

export type BfclRow =
  | { readonly kind: 'task'; readonly task: BfclTask }
  | ({ readonly kind: 'left-out' } & LeftOutRow)

const questionFile = /^BFCL_v\d{1,3}_([a-z_]{1,60})\.json$/i
const answerFolder = 'possible_answer'

/** Whether `path` is a folder that holds questions. */
export function isBfclFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory() && readdirSync(path).some((name) => questionFile.test(name))
  } catch {
    // What cannot be looked at is named when it is read.
    return false
  }
}

/** The tasks of a folder, file by file in the order of their names. */
export async function* readBfcl(folder: string): AsyncGenerator<BfclRow, void> {
  for (const name of readdirSync(folder).toSorted()) {
    const written = questionFile.exec(name)?.[1]
    if (written === undefined) continue
    const file = join(folder, name)
    const category = categoryOf(written)
    if (category === undefined) {
      yield { kind: 'left-out', file, line: 0, reason: 'no-single-turn-category' }
      continue
    }
    yield* readCategory(file, category, join(folder, answerFolder, name))
  }
}

function categoryOf(written: string): BfclCategory | undefined {
  const name = written.toLowerCase().replace(/^simple_python$/, 'simple')
  return bfclCategories.find((one) => one === name)
}

async function* readCategory(
  file: string,
  category: BfclCategory,
  answerFile: string,
): AsyncGenerator<BfclRow, void> {
  const needsAnswers = !category.endsWith('relevance')
  const answers = new Map<string, readonly BfclAnswer[]>()
  if (needsAnswers && !existsSync(answerFile)) {
    yield { kind: 'left-out', file, line: 0, reason: 'no-possible-answers' }
    return
  }
  if (needsAnswers) {
    for await (const record of readFiles([answerFile])) {
      const row = rowOf(record)
      const known = typeof row === 'string' ? row : answersIn(row)
      if (typeof known === 'string') yield leftOut(record, known)
      else answers.set(known.id, known.answers)
    }
  }
  for await (const record of readFiles([file])) {
    const row = rowOf(record)
    const question = typeof row === 'string' ? row : questionIn(row)
    if (typeof question === 'string') {
      yield leftOut(record, question)
      continue
    }
    const expected = needsAnswers
      ? answers.get(question.id)
      : category.endsWith('irrelevance')
        ? 'no-call'
        : 'any-call'
    if (expected === undefined) yield leftOut(record, 'no-possible-answers')
    else yield { kind: 'task', task: { ...question, category, expected } }
  }
}

function leftOut({ file, line }: FileRecord, reason: string): BfclRow {
  return { kind: 'left-out', file, line, reason }
}

/** The object that a line is, or why it is none. */
function rowOf(record: FileRecord): JsonObject | string {
  if ('error' in record) return record.error.code
  try {
    const value = JSON.parse(record.text) as JsonValue
    return isJsonObject(value) && typeof value.id === 'string' ? value : 'malformed-row'
  } catch {
    return 'malformed-json'
  }
}

/** `ground_truth: [{function: {argument: [value, ...]}}, ...]` */
function answersIn({
  id,
  ground_truth: truth,
}: JsonObject): { readonly id: string; readonly answers: readonly BfclAnswer[] } | string {
  if (!Array.isArray(truth)) return 'malformed-answer'
  const answers: BfclAnswer[] = []
  for (const one of truth as readonly JsonValue[]) {
    const [entry, ...more] = isJsonObject(one) ? Object.entries(one) : []
    const [name, args] = entry ?? []
    if (name === undefined || more.length > 0 || !isJsonObject(args)) return 'malformed-answer'
    const possible = Object.entries(args)
    if (!possible.every(([, values]) => Array.isArray(values))) return 'malformed-answer'
    answers.push({ name, possible: new Map(possible as [string, readonly JsonValue[]][]) })
  }
  return { id: String(id), answers }
}

/** `question: [[{role, content}, ...]]` and `function: [...]`, or one of each by itself. */
function questionIn(row: JsonObject): Pick<BfclTask, 'id' | 'messages' | 'functions'> | string {
  const turns = Array.isArray(row.question) ? (row.question as readonly JsonValue[]) : []
  if (turns.length > 1 && turns.every((turn) => Array.isArray(turn))) return 'several-turns'
  const first = Array.isArray(turns[0]) ? (turns[0] as readonly JsonValue[]) : turns
  const messages: BfclTask['messages'][number][] = []
  for (const message of first) {
    if (!isJsonObject(message) || typeof message.content !== 'string') return 'malformed-question'
    const { role, content } = message
    if (role !== 'user' && role !== 'system' && role !== 'assistant') return 'malformed-question'
    messages.push({ role, content })
  }
  if (!messages.some(({ role }) => role === 'user')) return 'malformed-question'
  const given = Array.isArray(row.function) ? row.function : [row.function]
  const functions: BfclFunction[] = []
  for (const one of given as readonly JsonValue[]) {
    if (!isJsonObject(one) || typeof one.name !== 'string') return 'malformed-function'
    const { name, description, parameters } = one
    if (!isJsonObject(parameters)) return 'malformed-function'
    functions.push({
      name,
      parameters,
      ...(typeof description === 'string' ? { description } : {}),
    })
  }
  return { id: String(row.id), messages, functions }
}
