/** This file must fail the linter: a lost promise in a guard is an unguarded message. */
async function judge(): Promise<void> {}

export function lose(): void {
  judge()
}
