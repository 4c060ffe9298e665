/** Values that stand nowhere else: names, addresses, accounts, pages, sums. */
import type { Chance } from '../../chance.ts'
import { capitalised } from './fill-slots.ts'

const onsets = 'b d f g h k l m n p r s t v w z br dr fl gr kl pr sh st tr'.split(' ')
const vowels = 'a e i o u ai ea io'.split(' ')
const codas = ['', '', 'n', 'r', 's', 'l', 'm', 'nd', 'rt']
const endings = ['com', 'net', 'org', 'io', 'shop', 'info', 'co', 'de', 'fr', 'example']

export function madeUpWord(chance: Chance, syllables = 2): string {
  return Array.from(
    { length: syllables },
    () => `${chance.pick(onsets)}${chance.pick(vowels)}${chance.pick(codas)}`,
  ).join('')
}

export function madeUpPerson(chance: Chance): string {
  return `${capitalised(madeUpWord(chance))} ${capitalised(madeUpWord(chance, 2))}`
}

export function madeUpAddress(chance: Chance): string {
  const name = chance.happens(0.5)
    ? `${madeUpWord(chance)}.${madeUpWord(chance)}`
    : `${madeUpWord(chance)}${chance.happens(0.4) ? 10 + chance.below(90) : ''}`
  return `${name}@${madeUpHost(chance)}`
}

export function madeUpAccount(chance: Chance): string {
  const kind = chance.next()
  if (kind < 0.5) {
    const letters = madeUpWord(chance, 2).slice(0, 2).toUpperCase()
    return `${letters}${digits(chance, 10 + chance.below(8))}`
  }
  if (kind < 0.8) return digits(chance, 8 + chance.below(6))
  return kind < 0.9 ? `@${madeUpWord(chance, 2)}` : `${madeUpWord(chance, 1)}-${digits(chance, 6)}`
}

export function madeUpUrl(chance: Chance): string {
  const start = chance.pick(['https://', 'http://', 'https://www.', 'www.']) ?? ''
  const path = chance.happens(0.7) ? `/${madeUpWord(chance)}` : ''
  const rest = chance.happens(0.3) ? `?${madeUpWord(chance, 1)}=${digits(chance, 4)}` : ''
  return `${start}${madeUpHost(chance)}${path}${path === '' ? '' : rest}`
}

export function madeUpCode(chance: Chance): string {
  const letters = madeUpWord(chance, 1)
    .slice(0, 1 + chance.below(3))
    .toUpperCase()
  return `${letters}${chance.happens(0.5) ? '-' : ''}${digits(chance, 3 + chance.below(4))}`
}

export function madeUpFile(chance: Chance): string {
  const ending = chance.pick(['pdf', 'docx', 'xlsx', 'txt', 'csv', 'png']) ?? 'txt'
  return `${madeUpWord(chance)}_${digits(chance, 2 + chance.below(4))}.${ending}`
}

/** With as many decimals as people write. */
export function madeUpSum(chance: Chance): number {
  const whole = chance.happens(0.6) ? 5 + chance.below(200) : 200 + 5 * chance.below(600)
  return chance.happens(0.3) ? whole + chance.below(100) / 100 : whole
}

/** `count` digits, the first one not zero. */
export function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, (_none, at) =>
    String(at === 0 ? 1 + chance.below(9) : chance.below(10)),
  ).join('')
}

function madeUpHost(chance: Chance): string {
  const name = chance.happens(0.3)
    ? `${madeUpWord(chance, 1)}-${madeUpWord(chance)}`
    : madeUpWord(chance, 2)
  return `${name}.${chance.pick(endings) ?? 'com'}`
}
