/**
 * The one label table: every spelling of a benchmark class that data in the field uses.
 *
 * Spellings are compared without regard to case and separators; the letters of the 11-way
 * question count in upper case only.
 * @see Jing et al. 2025, arXiv:2505.14590, and the published MCIP-Bench
 */
import { type BenchmarkClass, benchmarkClasses } from './risk.ts'

/** Foreign spellings of each class; own ids and the letters A to K are known without being listed. */
export const foreignLabels: Readonly<Record<BenchmarkClass, readonly string[]>> = Object.freeze({
  appropriate: ['true'],
  'function-overlapping': ['tool name overlapping'],
  'excessive-privileges-overlapping': ['excessive privileges', 'excessive privilege overlapping'],
  'function-dependency-injection': [],
  'function-injection': [],
  'causal-dependency-injection': [],
  'wrong-function-intent-injection': [
    // The published data spells it so.
    'ignore_prupose_prompt_injection',
    'ignore_purpose_prompt_injection',
    'intent injection: wrong function',
    'intent injection (wrong function)',
    'wrong function',
  ],
  'wrong-argument-intent-injection': [
    'wrong_parameter_prompt_injection',
    'wrong arguments intent injection',
    'intent injection: wrong argument',
    'intent injection: wrong arguments',
    'wrong argument',
    'wrong arguments',
  ],
  'data-injection': [],
  'identity-injection': [],
  'replay-injection': ['replay_function'],
})

const classes: ReadonlyMap<string, BenchmarkClass> = new Map(
  benchmarkClasses.flatMap((name) =>
    [name, ...foreignLabels[name]].map((label): [string, BenchmarkClass] => [normal(label), name]),
  ),
)

/** The class that `label` names, or undefined; never a guess by likeness. */
export function benchmarkClassOfLabel(label: string): BenchmarkClass | undefined {
  // No spelling is longer; keeps the cost flat for hostile input.
  if (label.length > 64) return undefined
  const trimmed = label.trim()
  if (/^[A-K]$/.test(trimmed)) return benchmarkClasses[trimmed.charCodeAt(0) - 65]
  return classes.get(normal(trimmed))
}

function normal(label: string): string {
  return label
    .toLowerCase()
    .replace(/[\s_:()-]+/g, '-')
    .replace(/^-|-$/g, '')
}
