/** What a build made, as data and as Markdown: counts, shortfalls, leak check, sources and licences. */
import type { BenchCase, CaseForm } from '../bench-case.ts'
import { callsOf, type Dialogue } from '../dialogue.ts'
import type { Built, BuiltClass } from './build.ts'
import type { ModelReport } from './high-privilege/build-with-model.ts'
import { checkLeaks, type LeakCheck, leakBounds } from './leak-check.ts'
import type { Split } from './split-part.ts'
import { jsonOf, leavesOf } from './values.ts'

/** What was read of one source. */
export interface SourceRead {
  readonly source: string
  readonly licenses: readonly string[]
  readonly dialogues: number
  /** Records that are no dialogue, by reason. */
  readonly leftOut: Readonly<Record<string, number>>
}

/** Records of all sources that no case can be made of. */
export interface LeftOutPlaces {
  readonly total: number
  /** The first of them: `data.json:1 row 17`, and why. */
  readonly first: readonly { readonly place: string; readonly reason: string }[]
}

export interface BuildReport {
  readonly form: CaseForm
  readonly split: Split
  readonly seed: number
  readonly cases: number
  readonly golds: number
  readonly sources: readonly (SourceRead & { readonly cases: number })[]
  readonly leftOut: LeftOutPlaces
  readonly classes: readonly (BuiltClass & { readonly shortfall: number })[]
  /** Appropriate cases with a return that holds nothing. 0 to 1. */
  readonly emptyAmongAppropriate: number
  /** What counts is the turn; the steps alone say how much the place of the edit tells. */
  readonly leaks: { readonly turn: LeakCheck; readonly steps: LeakCheck } | undefined
  /** Where a model was asked for functions of high privilege. */
  readonly highPrivilege?: ModelReport
}

type BuildDetails = Required<Pick<BuildReport, 'leftOut' | 'highPrivilege'>>

const nothingLeft: LeftOutPlaces = { total: 0, first: [] }

export function buildReportOf(
  { cases, classes, golds }: Built,
  read: readonly SourceRead[],
  { form, split, seed }: Pick<BuildReport, 'form' | 'split' | 'seed'>,
  { leftOut = nothingLeft, highPrivilege }: Partial<BuildDetails> = {},
): BuildReport {
  const turn = checkLeaks(cases, seed)
  const steps = checkLeaks(cases, seed, 'steps')
  const harmless = cases.filter(({ label }) => label === 'appropriate')
  const empty = harmless.filter(({ dialogue }) => returnsNothing(dialogue)).length
  return {
    form,
    split,
    seed,
    cases: cases.length,
    golds,
    sources: read.map((one) => ({ ...one, cases: casesOf(cases, one.source) })),
    leftOut,
    classes: classes.map((one) => ({ ...one, shortfall: one.wanted - one.built })),
    emptyAmongAppropriate: harmless.length === 0 ? 0 : empty / harmless.length,
    leaks: turn === undefined || steps === undefined ? undefined : { turn, steps },
    ...(highPrivilege === undefined ? {} : { highPrivilege }),
  }
}

function casesOf(cases: readonly BenchCase[], source: string): number {
  return cases.filter(({ dialogue }) => dialogue.source === source).length
}

/** Whether some call returned nothing: no text, or JSON without a value in it. */
export function returnsNothing(dialogue: Dialogue): boolean {
  return callsOf(dialogue).some(({ returned = '' }) => {
    if (returned.trim() === '') return true
    const value = jsonOf(returned)
    if (typeof value === 'boolean' || value === undefined) return false
    return (
      leavesOf(value).every((leaf) => leaf.value === '') && !/\b(?:true|false)\b/.test(returned)
    )
  })
}

/** Least share of appropriate `hard` cases with an empty return, so that none gives a risk away. */
const leastEmpty = 0.1

function emptyReturns({ form, emptyAmongAppropriate: share }: BuildReport): string {
  const said = `${percent(share)} of the appropriate cases have a return that holds nothing`
  const isShort = form === 'hard' && share < leastEmpty
  return isShort ? `${said}, fewer than the ${percent(leastEmpty)} that are asked for.` : `${said}.`
}

export function buildMarkdown(report: BuildReport): string {
  const { form, split, seed, cases, golds, sources, classes, leaks } = report
  const unread = sources.flatMap(({ source, leftOut }) =>
    Object.entries(leftOut).map(
      ([reason, count]) => `- ${source}: ${count} ${count === 1 ? 'record' : 'records'}, ${reason}`,
    ),
  )
  return [
    '# Benchmark build',
    '',
    `${cases} cases of ${golds} gold dialogues, form \`${form}\`, split \`${split}\`, seed ${seed}.`,
    emptyReturns(report),
    '',
    '| class | wanted | built | shortfall |',
    '|---|---|---|---|',
    ...classes.map((one) => `| ${one.label} | ${one.wanted} | ${one.built} | ${one.shortfall} |`),
    '',
    '| source | licence | dialogues | cases |',
    '|---|---|---|---|',
    ...sources.map(
      (one) =>
        `| ${cell(one.source)} | ${cell(one.licenses.join(', '))} | ${one.dialogues} | ${one.cases} |`,
    ),
    '',
    ...(unread.length === 0 ? [] : ['Left out:', '', ...unread, '']),
    ...placeLines(report.leftOut),
    ...modelLines(report.highPrivilege),
    ...leakLines(leaks, form),
    '',
  ].join('\n')
}

function placeLines({ total, first }: LeftOutPlaces): readonly string[] {
  if (first.length === 0) return []
  const more = total > first.length ? `, the first ${first.length}` : ''
  return [
    `Where they are${more}:`,
    '',
    ...first.map(({ place, reason }) => `- \`${cell(place).replaceAll('`', ' ')}\`: ${reason}`),
    '',
  ]
}

function modelLines(found: ModelReport | undefined): readonly string[] {
  if (found === undefined) return []
  const { model, functions, written, templates, cases } = found
  const reasons = Object.entries(templates).map(([reason, count]) => `${count} ${reason}`)
  return [
    `Functions of high privilege by \`${cell(model).replaceAll('`', ' ')}\`: ${written} of ${functions}, the others by templates${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}.`,
    `Cases that offer one of the model's: ${cases.llm}; one of a template: ${cases.template}.`,
    '',
  ]
}

function leakLines(leaks: BuildReport['leaks'], form: CaseForm): readonly string[] {
  if (leaks === undefined) return ['Too few cases for a leak check.']
  const { turn, steps } = leaks
  const over = turn.classes.filter(({ f1 }) => f1 > leakBounds.macroF1)
  const holds = turn.auc <= leakBounds.auc && turn.macroF1 <= leakBounds.macroF1
  return [
    '## Leak check',
    '',
    `A model of surface alone (counts, lengths, places, forms of ids, words of the edited turn), in ${turn.folds} folds by gold dialogue: AUC ${turn.auc.toFixed(3)} (at most ${leakBounds.auc}), macro-F1 ${turn.macroF1.toFixed(3)} (at most ${leakBounds.macroF1}).`,
    `${holds ? 'Both hold.' : `They do not both hold${form === 'paper' ? ', as the paper’s edits leave traces' : ''}.`}`,
    `Shown only the edited steps and told where they are, it reaches AUC ${steps.auc.toFixed(3)} and macro-F1 ${steps.macroF1.toFixed(3)}: no judge is told that.`,
    '',
    '| class | F1 | AUC against appropriate | F1 on the steps |',
    '|---|---|---|---|',
    ...turn.classes.map(
      ({ label, f1, auc }) =>
        `| ${label} | ${f1.toFixed(2)} | ${auc?.toFixed(2) ?? ''} | ${steps.classes.find((one) => one.label === label)?.f1.toFixed(2) ?? ''} |`,
    ),
    '',
    over.length === 0
      ? 'No class is above the bound of F1.'
      : `Above the bound of F1: ${over.map(({ label }) => label).join(', ')}.`,
  ]
}

function cell(text: string): string {
  return text.replace(/[|\r\n]/g, ' ')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`
}
