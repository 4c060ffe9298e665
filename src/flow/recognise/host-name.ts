import { isAlphanumeric } from './character.ts'

/**
 * Last labels that are hardly anything else in text; those that are endings of files as well
 * (`py`, `sh`, `md`, `rs`, `zip`) only count behind `www.`
 * @see IANA, Root Zone Database; RFC 6762 (`local`); RFC 2606 and RFC 9476 (reserved names)
 */
const lastLabels: ReadonlySet<string> = new Set(
  (
    'com org net edu gov mil int info biz io ai dev app cloud tech xyz online site shop store blog page ' +
    'local internal lan intranet corp localdomain example test invalid onion home arpa ' +
    'uk de fr es it nl be ch at dk se no fi ie pt cz gr hu ro ru ua jp cn kr in au nz ca br mx ar cl za tr il eu us tv me co ly gl'
  ).split(' '),
)

/** Names in code that a member follows: `process.env.me` is no host. */
const codeWords =
  /^(?:process|console|math|object|array|string|window|document|module|this|self|os|sys|np|pd|e\.g|i\.e)\./i

/** The longest name and the longest label. @see RFC 1035, section 2.3.4 */
const maxName = 253
const maxLabel = 63

/** Part of a label: ASCII letters, digits, hyphens, and letters of internationalised names. */
export function isLabelPart(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2d || (code >= 0xc0 && code < 0x2000)
}

/** Whether `name`, labels with dots between, is the name of a host. */
export function isHostName(name: string): boolean {
  if (name.length < 4 || name.length > maxName) return false
  const labels = name.toLowerCase().split('.')
  const last = labels.at(-1) ?? ''
  const isBad = (label: string): boolean =>
    label === '' || label.length > maxLabel || label.startsWith('-')
  if (labels.length < 2 || labels.some(isBad) || codeWords.test(name)) return false
  if (labels[0] === 'www') return labels.length > 2 && /^[a-z]{2,24}$/.test(last)
  // `end.In`, `it.No`: two sentences without a space between.
  if (!lastLabels.has(last) || /[a-z]\.[A-Z][a-z]/.test(name)) return false
  const isLong = labels.some((label) => label.length > 2 || /\d/.test(label))
  return isLong && /[a-z]/.test(labels.at(-2) ?? '')
}
