/**
 * `text` as one word of a POSIX shell: as it is where that is safe, else in single quotes, so that
 * a command shown to a person can be copied.
 */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
