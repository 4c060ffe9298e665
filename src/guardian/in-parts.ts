/** Work that may be left between two of its parts, and gone on with later. */
export type InParts<T> = Generator<undefined, T, undefined>

/** What the work gives, all parts one after the other. */
export function atOnce<T>(work: InParts<T>): T {
  for (;;) {
    const part = work.next()
    if (part.done === true) return part.value
  }
}

/** The same, awaiting what `rest` gives between parts. */
export async function withRests<T>(
  work: InParts<T>,
  rest: () => Promise<void> | undefined,
): Promise<T> {
  for (;;) {
    const part = work.next()
    if (part.done === true) return part.value
    const resting = rest()
    if (resting !== undefined) await resting
  }
}
