import { describe, expect, it } from 'vitest'
import { benchmarkClassOfLabel, foreignLabels } from '../../../src/risk/labels.ts'
import { type BenchmarkClass, benchmarkClasses, riskIds } from '../../../src/risk/risk.ts'
import { taxonomy } from '../../../src/risk/taxonomy.ts'

/** The labels of the published data, with the letter of the 11-way question. */
const published: readonly [string, string, BenchmarkClass][] = [
  ['true', 'A', 'appropriate'],
  ['function_overlapping', 'B', 'function-overlapping'],
  ['excessive_privileges', 'C', 'excessive-privileges-overlapping'],
  ['function_dependency_injection', 'D', 'function-dependency-injection'],
  ['function_injection', 'E', 'function-injection'],
  ['causal_dependency_injection', 'F', 'causal-dependency-injection'],
  ['ignore_prupose_prompt_injection', 'G', 'wrong-function-intent-injection'],
  ['wrong_parameter_prompt_injection', 'H', 'wrong-argument-intent-injection'],
  ['data_injection', 'I', 'data-injection'],
  ['identity_injection', 'J', 'identity-injection'],
  ['replay_function', 'K', 'replay-injection'],
]

describe('benchmarkClassOfLabel', () => {
  it.each(published)(
    'reads the published label %s and the letter %s as %s',
    (label, letter, name) => {
      expect(benchmarkClassOfLabel(label)).toBe(name)
      expect(benchmarkClassOfLabel(letter)).toBe(name)
    },
  )

  it('reads every own class id as itself', () => {
    for (const name of benchmarkClasses) expect(benchmarkClassOfLabel(name)).toBe(name)
  })

  it('reads every title of an interaction risk as its class', () => {
    for (const id of riskIds) {
      expect(benchmarkClassOfLabel(taxonomy[id].title) ?? null).toBe(taxonomy[id].benchmarkClass)
      expect(benchmarkClassOfLabel(id) ?? null).toBe(taxonomy[id].benchmarkClass)
    }
  })

  it.each([
    ['Wrong Function Intent Injection', 'wrong-function-intent-injection'],
    ['Wrong Arguments Intent Injection', 'wrong-argument-intent-injection'],
    ['REPLAY-INJECTION', 'replay-injection'],
    ['  Identity_Injection\n', 'identity-injection'],
    ['Intent Injection (wrong argument)', 'wrong-argument-intent-injection'],
    ['True', 'appropriate'],
  ])('does not care about case and separators: %j', (label, name) => {
    expect(benchmarkClassOfLabel(label)).toBe(name)
  })

  it.each([
    '',
    ' ',
    'a',
    'L',
    'AB',
    'false',
    'intent injection',
    'injection',
    '__proto__',
    'constructor',
    'replay',
  ])('does not guess at %j', (label) => {
    expect(benchmarkClassOfLabel(label)).toBeUndefined()
  })

  it('refuses a very long label without reading it', () => {
    expect(benchmarkClassOfLabel(`${' '.repeat(5_000_000)}true`)).toBeUndefined()
  })

  it('has no spelling that stands for two classes', () => {
    for (const name of benchmarkClasses) {
      for (const label of foreignLabels[name]) expect(benchmarkClassOfLabel(label)).toBe(name)
    }
  })
})
