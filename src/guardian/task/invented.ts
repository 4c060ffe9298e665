/**
 * Values of a call that nobody gave: a name, a code or a number that stands neither in the user's words
 * nor in a result. Models write dates, times and texts anew; those tell nothing.
 */

/** Words of a value that may still be a name, and its UTF-16 code units. */
const maxWords = 4
const maxLength = 48

/** A date, a time or an amount of time, which a model makes of "next Wednesday evening". */
const moment =
  /^\d{4}-\d{2}(?:-\d{2})?\b|^\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?$|^\d{1,2}(?::\d{2}){1,2}\b|^\d{1,2} ?[ap]\.?m\b/i
/** A share of a number, such as half of a coordinate: found out rather than given. */
const fraction = /^-?\d{1,6}\.\d{1,12}$/

/** Whether `value` names one thing, so that somebody must have said it. */
export function isConcrete(value: string | number): boolean {
  const text = String(value).trim()
  if (text.length < 2 || text.length > maxLength || moment.test(text) || fraction.test(text))
    return false
  if (text.split(' ', maxWords + 1).length > maxWords) return false
  return /^\p{Lu}\p{L}|@|[^\x20-\x7e]/u.test(text) || /\d/.test(text)
}

/** Members that hold who calls, and nothing of what is asked for. */
const passes = /(?:^|[_/])(?:session|access|auth|api|bearer)?_?(?:token|key|session)(?:_?id)?$/i

/** Whether an argument is a pass that a host may give: no value of the request. */
export function isPass(pointer: string): boolean {
  return passes.test(pointer)
}
