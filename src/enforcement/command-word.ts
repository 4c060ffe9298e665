/** One word of a command line that is shown to a person to be copied. */

/** What has a meaning of its own in some shell, or none on a screen. */
const plainWord = /^[\w@%+=:,./][\w@%+=:,./-]*$/
const plainWindowsWord = /^[\w@+=:./\\][\w@+=:./\\-]*$/
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
/** cmd.exe and PowerShell expand these within double quotes too, or end the quote; neither has an escape for all. */
const obeyed = /["\u201c-\u201f%$`!^]/g

/**
 * `text` as one word: as it is where that is safe, else in quotes. Control and invisible characters
 * become `?`; on Windows so does what its shells would still obey between quotes.
 */
export function commandWord(text: string, isWindows: boolean): string {
  if ((isWindows ? plainWindowsWord : plainWord).test(text)) return text
  const visible = text.replace(unseen, '?')
  if (isWindows) return `"${visible.replace(obeyed, '?')}"`
  return `'${visible.replaceAll("'", "'\\''")}'`
}
