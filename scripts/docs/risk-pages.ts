/** `docs/risks/`: the index, and for each risk what, why, an example, what the guard does, how well. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Rule } from '../../src/guardian/judge.ts'
import { type Primitive, primitives } from '../../src/guardian/primitive.ts'
import { owaspMcpTop10, safeMcpTechniques } from '../../src/risk/cross-walk.ts'
import { foreignLabels } from '../../src/risk/labels.ts'
import { type RiskId, riskIds } from '../../src/risk/risk.ts'
import {
  maestroLayers,
  phases,
  type RiskDescription,
  risksOfPhase,
  taxonomy,
} from '../../src/risk/taxonomy.ts'
import { allSuites, type GuardianCase } from '../../test/cases/guardian/guardian-case.ts'
import type { Measurement } from '../measure/pages/measurement.ts'
import { bullets, generated, list, table } from './markdown.ts'
import { measuredOverview, measuredText, readMeasurements } from './measured.ts'
import { playedExample } from './played-example.ts'

interface Known {
  readonly rules: ReadonlyMap<RiskId, Rule>
  readonly cases: ReadonlyMap<string, readonly GuardianCase[]>
  readonly measurements: readonly Measurement[]
}

/** Path and text of each page. */
export async function riskPages(): Promise<readonly (readonly [string, string])[]> {
  const known: Known = {
    rules: await rulesByRisk(),
    cases: new Map(allSuites().map(({ risk, cases }) => [risk, cases])),
    measurements: readMeasurements(),
  }
  const pages: (readonly [string, string])[] = [['docs/risks/README.md', riskIndex(known)]]
  for (const id of riskIds) pages.push([`docs/risks/${id}.md`, await riskPage(known, taxonomy[id])])
  return pages
}

/** The rules in force, by the risk that they find. */
async function rulesByRisk(): Promise<ReadonlyMap<RiskId, Rule>> {
  const found = new Map<RiskId, Rule>()
  for (const id of riskIds) {
    const path = `src/guardian/rules/${id}.ts`
    if (!existsSync(path)) continue
    const module: Record<string, unknown> = await import(pathToFileURL(path).href)
    const rule = Object.values(module).find(isRule)
    if (rule?.risk !== id) throw new Error(`${path} exports no rule for ${id}`)
    found.set(id, rule)
  }
  return found
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'risk' in value && 'summary' in value
}

function riskIndex({ rules, measurements }: Known): string {
  const rows = phases.flatMap((phase) =>
    risksOfPhase(phase).map(({ id, source, scope, type, layers }) => {
      const scopeText = `${scope.grain} (${scope.element})`
      const rule = rules.has(id) ? 'yes' : 'not yet'
      return [phase, `[${id}](${id}.md)`, source, scopeText, type, layers.join(' '), rule]
    }),
  )
  return `${generated}
# Risks

The taxonomy of Model Contextual Integrity (Jing et al. 2025, arXiv:2505.14590) in five dimensions:
phase, source, scope, type and MAESTRO layers. \`mcip taxonomy\` shows the same data, \`mcip taxonomy
--json\` gives it to other programs.

Each page says what happens and why it matters, plays an example through the guard, lists what the
rule finds and what it does not, in which parts of MCP it holds, and how well it was measured to do.

${table(['phase', 'risk', 'source', 'scope', 'type', 'MAESTRO', 'rule'], rows)}

## How well the rules find them

On dialogues of MCIP-Bench that differ in nothing but the risk (\`hard\`; of tool names and drift, on
changed lists of real servers), and on harmless dialogues and runs; more on each page.

${measuredOverview(riskIds, measurements)}
`
}

async function riskPage(known: Known, risk: RiskDescription): Promise<string> {
  const rule = known.rules.get(risk.id)
  return `${generated}
# ${risk.title}

${risk.definition}

${risk.harm}

For example: ${risk.example}

${rule === undefined ? noRule : await ruleText(known, rule)}

## In catalogues

${table(['', ''], fieldsOf(risk))}

## Sources

${bullets([...new Set([...risk.sources, ...(rule?.sources ?? [])])])}
`
}

const noRule = `## What the guard does about it

No rule looks for it yet. Its flows are recorded like all others.`

function fieldsOf(risk: RiskDescription): readonly (readonly string[])[] {
  return [
    ['Phase', risk.phase],
    ['Source', risk.source],
    ['Scope', `${risk.scope.grain} (${risk.scope.element})`],
    ['Type', risk.type],
    ['MAESTRO', list(risk.layers.map((layer) => `${layer} ${maestroLayers[layer]}`))],
    ["Row of the paper's table", risk.paperRow],
    ['Class of MCIP-Bench', risk.benchmarkClass ?? 'none'],
    ...labelsOf(risk).map((labels): [string, string] => ['Other spellings of it', labels]),
    ['OWASP MCP Top 10', list(risk.owaspMcp?.map((id) => `${id} ${owaspMcpTop10[id]}`))],
    ['SAFE-MCP', list(risk.safeMcp?.map((id) => `${id} ${safeMcpTechniques[id]}`))],
  ]
}

/** The foreign spellings of the risk's own class in one cell, or none. */
function labelsOf({ id, benchmarkClass }: RiskDescription): readonly string[] {
  if (benchmarkClass === null || benchmarkClass !== id) return []
  const labels = foreignLabels[benchmarkClass].map((label) => `\`${label}\``)
  return labels.length === 0 ? [] : [labels.join(', ')]
}

async function ruleText({ cases, measurements }: Known, rule: Rule): Promise<string> {
  const mine = cases.get(rule.risk) ?? []
  const [first] = rule.primitives
  const example = firstFiring(mine, first, rule.risk)
  if (example === undefined) throw new Error(`${rule.risk} has no firing case to show`)
  const misses =
    rule.misses === undefined ? '' : `\n## What it does not find\n\n${bullets(rule.misses)}\n`
  return `## As the guard sees it

\`\`\`text
${await playedExample(example, rule.risk)}
\`\`\`

\`block\` stops the message, \`ask\` holds it back until a person has decided, \`allow\` lets it go on
with a note in the log.

## What it finds

${foundText(rule.summary)}

The rule is \`src/guardian/rules/${rule.risk}.ts\`.
${misses}
## Where in MCP it holds

One case of each that it finds, and one that it lets pass; all are played in every test run
(\`test/cases/guardian/\`).

${table(['part of MCP', 'finds', 'lets pass'], primitiveRows(mine, rule))}

## Measured

${measuredText(rule.risk, measurements)}`
}

/** A summary of several parts as a list of them. */
function foundText(summary: string): string {
  const parts = summary.replace(/\.$/, '').split(/; (?:or )?/)
  const [only = ''] = parts
  if (parts.length > 1) return bullets(parts)
  return `${only.slice(0, 1).toUpperCase()}${only.slice(1)}.`
}

function firstFiring(
  cases: readonly GuardianCase[],
  primitive: Primitive | undefined,
  risk: string,
): GuardianCase | undefined {
  const firing = cases.filter(({ expect }) => expect.findings?.some((one) => one.risk === risk))
  return firing.find((each) => each.primitive === primitive) ?? firing[0]
}

function primitiveRows(
  cases: readonly GuardianCase[],
  { risk, primitives: own }: Rule,
): readonly (readonly string[])[] {
  return own.map((primitive) => {
    const harmless = cases.find(
      (each) => each.primitive === primitive && each.expect.findings === undefined,
    )
    const firing = firstFiring(
      cases.filter((each) => each.primitive === primitive),
      primitive,
      risk,
    )
    return [primitives[primitive], titleOf(firing), titleOf(harmless)]
  })
}

function titleOf(one: GuardianCase | undefined): string {
  return (one?.title ?? '').replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
