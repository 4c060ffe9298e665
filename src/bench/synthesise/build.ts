/** Gold dialogues -> the cases of a benchmark, as many of each class as its quota says. */
import { createHash } from 'node:crypto'
import { type BenchmarkClass, benchmarkClasses } from '../../risk/risk.ts'
import { type BenchCase, type CaseForm, writeDialogue } from '../bench-case.ts'
import { createChance } from '../chance.ts'
import { callsOf, type Dialogue } from '../dialogue.ts'
import { createPool, type FunctionPool } from '../pool.ts'
import { allEdits } from './all-edits.ts'
import { baseOf } from './base.ts'
import type { EditDeps, Edited } from './edit.ts'
import { goldsInOrder } from './gold-order.ts'
import {
  type HighPrivilege,
  highPrivilegeOfTemplates,
  noting,
} from './high-privilege/high-privilege.ts'
import { deedTasks } from './passages/deed-tasks.ts'
import { presented } from './present.ts'
import type { PrivilegedFunction } from './privileged-function.ts'
import type { Quotas } from './quotas.ts'
import { isOfPart, partOf, type Split } from './split-part.ts'
import { taskOf } from './task.ts'
import { privilegedOf, templatesOf } from './templates/template-set.ts'

/** Gold dialogues with how many cases are wanted of them. */
export interface BuildSource {
  readonly dialogues: readonly Dialogue[]
  readonly quotas: Quotas
}

export interface BuildOptions {
  readonly form: CaseForm
  readonly split: Split
  readonly seed: number
  /** High-privilege functions in place of those of templates. */
  readonly privileged?: readonly PrivilegedFunction[]
  /** What gives functions that stand in for others, in place of templates or before them. */
  readonly highPrivilege?: (templates: HighPrivilege) => HighPrivilege
}

export interface BuiltClass {
  readonly label: BenchmarkClass
  readonly wanted: number
  readonly built: number
}

export interface Built {
  readonly cases: readonly BenchCase[]
  readonly classes: readonly BuiltClass[]
  /** Gold dialogues that cases were made of. */
  readonly golds: number
}

/** Cases that one gold dialogue gives of one class at most. */
const maxOfOneGold = 20

/** Tasks of templates for each task of a gold dialogue. */
const shareOfDeeds = 0.1
/** Functions of these that are among those which are offered beside the called ones. */
const offeredDeeds = 60

/** The cases of all sources; pure, the same for the same input. */
export function buildCases(sources: readonly BuildSource[], options: BuildOptions): Built {
  const { split, seed } = options
  const own = sources.map(({ dialogues, quotas }) => ({
    quotas,
    golds: usableOf(dialogues, split),
  }))
  const golds = own.flatMap((one) => one.golds)
  const templates = templatesOf(split)
  const pool = createPool(golds)
  const tasks = golds.flatMap((gold) => taskOf(gold) ?? [])
  const deeds = deedTasks(
    templates.passages,
    Math.ceil(tasks.length * shareOfDeeds),
    createChance(seed, 'deeds'),
  )
  const privileged = options.privileged ?? privilegedOf(templates, createChance(seed, 'privileged'))
  const ofTemplates = highPrivilegeOfTemplates(templates, privileged)
  const shared = {
    pool: {
      ...pool,
      tools: [...pool.tools, ...deeds.slice(0, offeredDeeds).flatMap(({ tools }) => tools)],
    },
    tasks: [...tasks, ...deeds],
    templates,
    isOfPart: (name: string) => isOfPart(name, split),
    privileged,
    highPrivilege: options.highPrivilege?.(ofTemplates) ?? ofTemplates,
  }
  const cases: BenchCase[] = []
  const seen = new Set<string>()
  const wanted = new Map<BenchmarkClass, number>()
  for (const one of own) {
    for (const label of benchmarkClasses) {
      wanted.set(label, (wanted.get(label) ?? 0) + one.quotas[label])
      const chance = createChance(seed, `order ${label}`)
      const order = goldsInOrder(one.golds, chance)
      const made = casesOf(label, order, one.quotas[label], shared, options, seen)
      cases.push(...made)
    }
  }
  const classes = benchmarkClasses.map((label) => ({
    label,
    wanted: wanted.get(label) ?? 0,
    built: cases.filter((one) => one.label === label).length,
  }))
  const used = new Set(cases.map(({ origin }) => origin.gold))
  return { cases, classes, golds: used.size }
}

/** Each content once, in the part asked for, with a call that returned. */
export function usableOf(dialogues: readonly Dialogue[], split: Split): readonly Dialogue[] {
  const seen = new Set<string>()
  return dialogues.flatMap((dialogue) => {
    const part = partOf(dialogue, split)
    if (part === undefined) return []
    const calls = callsOf(part)
    if (calls.length === 0 || calls.some(({ returned }) => returned === undefined)) return []
    const content = contentOf(part)
    if (seen.has(content)) return []
    seen.add(content)
    return [part]
  })
}

type Shared = Omit<EditDeps, 'chance'>

function casesOf(
  label: BenchmarkClass,
  order: readonly Dialogue[],
  quota: number,
  shared: Shared,
  options: BuildOptions,
  seen: Set<string>,
): readonly BenchCase[] {
  const made: BenchCase[] = []
  for (let round = 1; round <= maxOfOneGold && made.length < quota; round++) {
    const before = made.length
    for (const gold of order) {
      if (made.length >= quota) break
      const one = caseOf(label, gold, round, shared, options)
      if (one === undefined) continue
      const content = contentOf(one.dialogue)
      if (seen.has(content)) continue
      seen.add(content)
      made.push(one)
    }
    if (made.length === before) break
  }
  return made
}

function caseOf(
  label: BenchmarkClass,
  gold: Dialogue,
  round: number,
  shared: Shared,
  { form, seed }: BuildOptions,
): BenchCase | undefined {
  const from = `${gold.source}/${gold.id}`
  const id = round === 1 ? `${from}#${label}` : `${from}#${label}-${round}`
  const { source: highPrivilege, given } = noting(shared.highPrivilege)
  const deps = { ...shared, highPrivilege, chance: createChance(seed, `${form} ${id}`) }
  const edited =
    form === 'paper' ? allEdits[label].forms.paper(gold, deps) : hardOf(label, gold, deps)
  if (edited === undefined) return undefined
  const { dialogue, changed, passage } = edited
  const made = dialogue.tools.flatMap(({ name }) => {
    const by = given.get(name)
    return by === undefined ? [] : [{ name, by }]
  })
  const edit = form === 'paper' && label === 'appropriate' ? 'none' : label
  const origin = {
    gold: from,
    form,
    edit,
    seed,
    changed,
    ...(passage === undefined ? {} : { passage }),
    ...(made.length === 0 ? {} : { highPrivilege: made }),
  }
  return { id, label, dialogue, origin }
}

/** Classes whose edits, or whose look-alikes for the most part, add a call. */
const addingCalls: ReadonlySet<BenchmarkClass> = new Set([
  'appropriate',
  'causal-dependency-injection',
  'function-dependency-injection',
  'function-injection',
  'identity-injection',
  'replay-injection',
])

function hardOf(label: BenchmarkClass, gold: Dialogue, deps: EditDeps): Edited | undefined {
  const base = baseOf(gold, deps, addingCalls.has(label))
  const edited = base && allEdits[label].forms.hard(base, deps)
  if (edited === undefined) return undefined
  const { chance, pool }: { chance: EditDeps['chance']; pool: FunctionPool } = deps
  const before = new Set(gold.tools.map(({ name }) => name))
  const kept = new Set(
    edited.dialogue.tools.flatMap(({ name }) => (before.has(name) ? [] : [name])),
  )
  for (const { name } of callsOf(base ?? gold)) kept.add(name)
  return { ...edited, dialogue: presented(edited.dialogue, { chance, pool, kept }) }
}

function contentOf(dialogue: Dialogue): string {
  const { messages } = writeDialogue(dialogue)
  return createHash('sha256').update(JSON.stringify(messages)).digest('hex')
}
