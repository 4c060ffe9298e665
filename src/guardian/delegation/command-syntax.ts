/**
 * Syntax in a value that a program behind a server would read as more than a name: commands for a
 * shell, options for a program, ways up a folder, expressions for a template. Pure, in linear time.
 *
 * @see CWE-78, CWE-88, CWE-22, CWE-1336
 */

export type SyntaxKind = 'command' | 'option' | 'folder' | 'expression'

/** UTF-16 code units of one value that are looked at. */
const maxLength = 4_096

const programs =
  '(?:ba|z|da|k|c)?sh|curl|wget|nc|ncat|python3?|perl|ruby|node|php|powershell|pwsh|cmd|rm|cat|cp|mv|dd|tee|touch|chmod|chown|kill|sudo|eval|exec|echo|printf|env|export|base64|openssl|ssh|scp|ping|nslookup|dig|id|whoami|xargs|nohup|crontab|git|npm|npx|pip|docker|osascript|certutil|bitsadmin|start|calc'

/** A substitution, or a separator with a program behind it. */
const command = new RegExp(
  [
    String.raw`\$\([^()\n]{1,400}\)`,
    String.raw`\$\{IFS\}`,
    '`[^`\\n]{0,40}[a-z]{2}[^`\\n]{0,400}`',
    String.raw`(?:;|\|\|?|&&?|\n)\s{0,8}(?:sudo\s)?(?:[\w./~-]{0,60}/)?(?:${programs})(?=[\s$;|&<>"'{]|$)`,
    String.raw`[<>]\(\s{0,4}(?:${programs})\b`,
  ].join('|'),
  'i',
)
/** Cheap: a text without one of these marks holds no command. */
const mayCommand = /[$`;|&\n<>]/

/** The whole value is an option of a program: `--upload-pack=sh`, `-oProxyCommand=x`. */
const option = /^\s{0,4}(?:--[a-z][\w-]{1,40}(?:=|\s|$)|-[a-z][a-z\d]{0,20}[=\s]?[^\s\d])/i

/** A way up that begins a path, or leaves the folder it names. */
const folder = /(?:^|[\\/])\.\.[\\/]|%2e%2e(?:%2f|%5c|[\\/])/i

const expression =
  /\{\{[^{}\n]{0,200}(?:[.(|*][^{}\n]{0,200})\}\}|\$\{(?!IFS\})[^{}\n]{0,80}[.:(*][^{}\n]{0,200}\}|#\{[^{}\n]{0,200}[.(*][^{}\n]{0,200}\}|<%[=-]?[^%\n]{1,200}%>|\{[^{}\n]{0,40}\.__[a-z]{2,20}__/i

/** The first syntax in a value that is meant as a name; undefined where it is only one. */
export function syntaxIn(value: string): SyntaxKind | undefined {
  const text = value.length > maxLength ? value.slice(0, maxLength) : value
  if (mayCommand.test(text)) {
    if (command.test(text)) return 'command'
    if (expression.test(text)) return 'expression'
  } else if (text.includes('{') && expression.test(text)) return 'expression'
  if (text.includes('..') || text.includes('%2')) if (folder.test(text)) return 'folder'
  return text.includes('-') && option.test(text) ? 'option' : undefined
}

/**
 * A quotation mark that ends a quoted text, a separator and a program: a text that was put between
 * quotes leaves them. What quotes a command within itself does not begin with the end of a quotation.
 */
const breakout = new RegExp(
  String.raw`["']\s{0,4}(?:;|\|\|?|&&?|\)\s{0,4};)\s{0,8}(?:${programs})\s[^\n]{1,400}(?:;|\||&|#)\s{0,8}(?:(?:${programs})\b|[^\n]{0,80}["'#]|$)`,
  'i',
)

/** Whether a text leaves the quotation marks that a program might put around it. */
export function leavesQuotes(value: string): boolean {
  if (!/["']\s{0,4}[;|&)]/.test(value.slice(0, 65_536))) return false
  return breakout.test(value.slice(0, 65_536))
}

/** Values as they are told in a finding: fixed words. */
export const syntaxNames: Readonly<Record<SyntaxKind, string>> = {
  command: 'commands for a shell',
  option: 'an option for a program',
  folder: 'a way out of its folder',
  expression: 'an expression for a template',
}
