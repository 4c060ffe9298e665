/** This file must fail the linter: a lost promise in a guard is an unguarded message. */
async function judge(): Promise<void> {
  await Promise.resolve()
}

export function lose(): void {
  judge()
}
