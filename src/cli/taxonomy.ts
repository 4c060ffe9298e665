/** `mcip taxonomy`: the risks as a table by phase, or one of them in full. */
import type { Command } from 'commander'
import { McipError } from '../errors.ts'
import { owaspMcpTop10, safeMcpTechniques } from '../risk/cross-walk.ts'
import { benchmarkClassOfLabel } from '../risk/labels.ts'
import { riskIds } from '../risk/risk.ts'
import {
  maestroLayers,
  phases,
  type RiskDescription,
  risksOfPhase,
  taxonomy,
} from '../risk/taxonomy.ts'
import { nearest } from './nearest.ts'
import { layTable } from './table.ts'
import { paint, plain, type Terminal, terminalOf, wrap } from './terminal.ts'

/** Adds the command to `program`. */
export function addTaxonomyCommand(program: Command): void {
  program
    .command('taxonomy')
    .summary('show the risks that the guard knows')
    .description('Show the 17 risks of the taxonomy by phase, or one risk in full.')
    .argument('[risk]', 'id of a risk, or a spelling that benchmark data uses for it')
    .option('--json', 'print JSON: an array of all risks, or one object')
    .addHelpText(
      'after',
      `
Examples:
  $ mcip taxonomy
  $ mcip taxonomy replay-injection
  $ mcip taxonomy --json | jq -r '.[].id'`,
    )
    .action((risk: string | undefined, options: { readonly json?: true }) => {
      const terminal = terminalOf(process.stdout, process.env)
      const found = risk === undefined ? undefined : findRisk(risk)
      const lines = options.json
        ? [JSON.stringify(found ?? riskIds.map((id) => taxonomy[id]), null, 2)]
        : found
          ? riskLines(terminal, found)
          : taxonomyLines(terminal)
      process.stdout.write(`${lines.join('\n')}\n`)
    })
}

/**
 * The risk that a person names: its id, its title, or a benchmark label.
 *
 * @throws McipError `cli.unknown-risk`
 */
export function findRisk(name: string): RiskDescription {
  const typed = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  const label = benchmarkClassOfLabel(name)
  const id = riskIds.find((risk) => risk === typed) ?? riskIds.find((risk) => risk === label)
  if (id) return taxonomy[id]
  const close = nearest(typed, riskIds)
  throw new McipError('cli.unknown-risk', {
    name: plain(name, 60),
    suggestion: close ? `; did you mean \`${close}\`?` : '',
  })
}

/** All risks, one table a phase; from 100 columns on with the element, from 140 on with the definition. */
export function taxonomyLines(terminal: Terminal): readonly string[] {
  const wide = terminal.width >= 100
  const widest = terminal.width >= 140
  const headings = ['risk', 'source', 'scope', ...(wide ? ['element'] : []), 'type', 'MAESTRO']
  if (widest) headings.push('what happens')
  const rows = phases.map((phase) => risksOfPhase(phase).map((risk) => cells(risk, wide, widest)))
  // One layout for all phases, so that their columns stand in line.
  const table = layTable(terminal, headings, rows.flat())
  const shown = [paint(terminal, 'dim', table.heading)]
  for (const [index, phase] of phases.entries()) {
    shown.push('', paint(terminal, 'bold', `${phase} phase`))
    for (const row of rows[index] ?? []) shown.push(...table.linesOf(row))
  }
  return [...shown, '', '`mcip taxonomy <risk>` shows one risk in full']
}

function cells(risk: RiskDescription, wide: boolean, widest: boolean): readonly string[] {
  const { id, source, scope, type, layers, definition } = risk
  return [
    id,
    source,
    scope.grain,
    ...(wide ? [scope.element] : []),
    type,
    layers.join(' '),
    ...(widest ? [definition] : []),
  ]
}

/** One risk with everything that is known about it. */
export function riskLines(terminal: Terminal, risk: RiskDescription): readonly string[] {
  const fields: readonly (readonly [string, readonly string[]])[] = [
    ['what happens', [risk.definition]],
    ['why it matters', [risk.harm]],
    ['for example', [risk.example]],
    ['phase', [risk.phase]],
    ['source', [risk.source]],
    ['scope', [`${risk.scope.grain} (${risk.scope.element})`]],
    ['type', [risk.type]],
    ['MAESTRO', risk.layers.map((layer) => `${layer} ${maestroLayers[layer]}`)],
    ['benchmark', [risk.benchmarkClass ?? 'no class of MCIP-Bench']],
    ['OWASP MCP', risk.owaspMcp?.map((id) => `${id} ${owaspMcpTop10[id]}`) ?? ['none']],
    ['SAFE-MCP', risk.safeMcp?.map((id) => `${id} ${safeMcpTechniques[id]}`) ?? ['none']],
    ['sources', risk.sources],
  ]
  return [
    `${paint(terminal, 'bold', risk.title)}  ${paint(terminal, 'dim', risk.id)}`,
    '',
    ...fields.flatMap(([name, texts]) =>
      texts
        .flatMap((text) => wrap(text, terminal.width - 14))
        .map((text, index) =>
          index === 0
            ? `${paint(terminal, 'dim', name.padEnd(14))}${text}`
            : `${' '.repeat(14)}${text}`,
        ),
    ),
  ]
}
