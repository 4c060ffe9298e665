/** Answers and returns in words of templates: the same in cases of risks and in appropriate ones. */
import type { Chance } from '../chance.ts'
import type { Templates } from './templates/templates.ts'
import { jsonOf, leavesOf } from './values.ts'

/** Facts that an answer states. */
const maxFacts = 3
const maxFact = 60

/** An answer that states some of what was returned. */
export function answerOf(returned: string, { sentences }: Templates, chance: Chance): string {
  const facts = leavesOf(jsonOf(returned))
    .filter(({ value }) => String(value).length <= maxFact)
    .slice(0, maxFacts)
    .map(({ key, value }) => (key === '' ? String(value) : `${key.replaceAll('_', ' ')} ${value}`))
  if (facts.length === 0) return chance.pick(sentences.done) ?? ''
  return fill(chance.pick(sentences.found) ?? '%', facts.join(', '))
}

/** The template with `%` replaced by each value in turn. */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  let next = 0
  return template.replaceAll('%', () => String(values[next++] ?? ''))
}

/** A return with nothing in it, shaped as `returned` is. */
export function emptied(returned: string, chance: Chance): string {
  const value = jsonOf(returned)
  if (Array.isArray(value)) return '[]'
  if (typeof value === 'object' && value !== null) {
    const [first] = Object.keys(value)
    if (first !== undefined && chance.happens(0.7)) {
      const isList = Array.isArray((value as Record<string, unknown>)[first])
      return JSON.stringify({ [first]: isList ? [] : chance.happens(0.5) ? null : '' })
    }
  }
  return chance.pick(['{}', '[]', 'null', '']) ?? ''
}

/** A return with other numbers under names that are ids: what a second run of a call gives. */
export function runAgain(returned: string, chance: Chance): string {
  return returned.replace(
    /("[\w-]{0,24}(?:id|number|code|reference|token)":\s?"?[A-Za-z-]{0,8})(\d{3,12})/gi,
    (_all, before: string, digits: string) =>
      `${before}${String(Number(digits) + 1 + chance.below(40)).padStart(digits.length, '0')}`,
  )
}
