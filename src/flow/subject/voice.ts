/** Whether a text speaks in the first person, or to the one who reads it. */

/** UTF-16 code units that are looked at. */
const maxSearched = 4_096

// WHY no flag `i`: `i` is a variable and `US` a country.
const first =
  /(?<![\p{L}\p{N}_.])(?:I|[Mm]y|[Mm]e|[Mm]ine|[Mm]yself|[Ww]e|[Oo]urs?|us)(?![\p{L}\p{N}_=(])/u
const second = /(?<![\p{L}\p{N}_.])(?:[Yy]ou|[Yy]ours?|[Yy]ourself)(?![\p{L}\p{N}_=(])/u

export function isInFirstPerson(text: string): boolean {
  return first.test(startOf(text))
}

export function isInSecondPerson(text: string): boolean {
  return second.test(startOf(text))
}

function startOf(text: string): string {
  return text.length > maxSearched ? text.slice(0, maxSearched) : text
}
