/**
 * Whether the scores of the rules are what they say, for whole cases of MCIP-Bench and for single
 * messages of them; prints the odds for `src/guardian/scores.ts` that the half used for development
 * asks for, and what the odds there come to on that half and on the held-out one.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/calibrate-scores.ts [--count 2000]
 *
 * Both forms count the same. A message of a case is right where it is named as the case is. In a case
 * with a risk, another name is a false alarm where some message has the right one, else a wrong name.
 * A message of which nothing was found is wrong once in a case whose risk no message has.
 */
import { parseArgs } from 'node:util'
import { createAuditDeps, judgeText } from '../src/audit/audit-record.ts'
import { caseForms, writeCase } from '../src/bench/bench-case.ts'
import type { Dialogue } from '../src/bench/dialogue.ts'
import { moreSevere } from '../src/guardian/combine.ts'
import { type Found, highestScore, type Judged, odds, scoresOf } from '../src/guardian/scores.ts'
import type { Decision, Finding, Scores } from '../src/guardian/verdict.ts'
import type { BenchmarkClass } from '../src/risk/risk.ts'
import { type Half, readGolds, riskCases } from './measure/risk-cases.ts'

const seed = 20_260

/** One answer: what it said, and what is true. `truth` undefined: another class than it named. */
interface Answer {
  readonly scores: Scores
  readonly truth: BenchmarkClass | undefined
  readonly decision: Decision
}

const kinds: readonly Found[] = ['nothing', 'noted', 'asked', 'blocked']

const { values: options } = parseArgs({ options: { count: { type: 'string', default: '2000' } } })
const data = process.env.MCIP_DATA
if (data === undefined || data === '') {
  process.stdout.write('Not measured: MCIP_DATA is not set.\n')
} else {
  const golds = await readGolds(data)
  for (const half of ['dev', 'test'] as const) {
    const { record, message } = await answersOf(golds, half)
    show(half, 'record', record)
    show(half, 'message', message)
  }
}

async function answersOf(
  golds: readonly Dialogue[],
  half: Half,
): Promise<Record<Judged, readonly Answer[]>> {
  const deps = createAuditDeps({ judges: ['rules'], failMode: 'closed' })
  const record: Answer[] = []
  const message: Answer[] = []
  for (const form of caseForms) {
    const cases = riskCases(golds, { half, form, count: Number(options.count), seed })
    for (const [at, one] of cases.entries()) {
      const { judged } = await judgeText(writeCase(one), { file: half, line: at + 1 }, deps)
      const truth = one.label
      record.push(answerOf(scoresOf(judged.findings, 'record'), truth, judged.findings))
      const verdicts = judged.steps.flatMap(({ verdict }) =>
        verdict === undefined ? [] : [verdict],
      )
      let isNamed = truth === 'appropriate' || verdicts.some(({ risk }) => risk === truth)
      for (const { risk, scores, findings } of verdicts) {
        if (risk === truth) message.push(answerOf(scores, truth, findings))
        else if (isNamed) message.push(answerOf(scores, 'appropriate', findings))
        else {
          message.push(answerOf(scores, risk === 'appropriate' ? truth : undefined, findings))
          if (risk === 'appropriate') isNamed = true
        }
      }
    }
  }
  return { record, message }
}

function answerOf(
  scores: Scores,
  truth: BenchmarkClass | undefined,
  findings: readonly Finding[],
): Answer {
  const decision = findings.reduce<Decision>((most, one) => moreSevere(most, one.decision), 'allow')
  return { scores, truth, decision }
}

function show(half: Half, judged: Judged, answers: readonly Answer[]): void {
  write(`\n${half}, ${judged}s: ${answers.length}; expected calibration error ${errorOf(answers)}`)
  write('| | answers | right | confidence | appropriate | said | odds asked for |')
  write('|---|---|---|---|---|---|---|')
  for (const kind of kinds) {
    const own = answers.filter((one) => kindOf(one) === kind)
    if (own.length === 0) continue
    const right = mean(own, (one) => (highestScore(one.scores) === one.truth ? 1 : 0))
    const confidence = mean(own, ({ scores }) => scores[highestScore(scores)])
    const harmless = mean(own, ({ truth }) => (truth === 'appropriate' ? 1 : 0))
    const said = mean(own, ({ scores }) => scores.appropriate)
    const now = odds[judged][kind]
    const asked = (now * (harmless / (1 - harmless))) / (said / (1 - said))
    write(
      `| ${kind} | ${own.length} | ${percent(right)} | ${percent(confidence)} | ${percent(harmless)} | ${percent(said)} | ${asked.toFixed(3)} |`,
    )
  }
}

function kindOf({ scores, decision }: Answer): Found {
  if (highestScore(scores) === 'appropriate') return 'nothing'
  if (decision === 'allow') return 'noted'
  return decision === 'block' ? 'blocked' : 'asked'
}

/** Over 15 bins of equal width, in percent. */
function errorOf(answers: readonly Answer[]): string {
  const bins = Array.from({ length: 15 }, () => ({ said: 0, right: 0 }))
  for (const { scores, truth } of answers) {
    const name = highestScore(scores)
    const bin = bins[Math.min(14, Math.floor(scores[name] * 15))]
    if (bin === undefined) continue
    bin.said += scores[name]
    bin.right += name === truth ? 1 : 0
  }
  return percent(
    bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0) / answers.length,
  )
}

function mean(answers: readonly Answer[], of: (one: Answer) => number): number {
  return answers.reduce((sum, one) => sum + of(one), 0) / answers.length
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

function write(text: string): void {
  process.stdout.write(`${text}\n`)
}
