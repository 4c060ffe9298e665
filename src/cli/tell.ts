/** One line on stderr, for the person who runs a command; stdout is for what was asked for. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}
