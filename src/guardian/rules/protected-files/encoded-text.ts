/** A text -> the texts that it holds encoded, and would decode before it runs them. */

/** Words of programs that decode; without one the runs are names, digests and keys. */
const decoding = /base64|b64|atob|\bpwsh|powershell|fromhex|unhex|\bxxd\b|decode|openssl|\bpack\b/i
/** Shorter ones hold no command. */
const base64Run = /[A-Za-z0-9+/_-]{12,}={0,2}/g
const hexRun = /^(?:[0-9a-fA-F]{2}){6,}$/
/** Of letters, digits and what a command line has; not of colours. */
const anyEscape = /\\(?:x[2-7][0-9a-fA-F]|u00[2-7][0-9a-fA-F]|0?(?:0[4-7]|1[0-7])[0-7])/
const escapes = /\\(?:x([0-9a-fA-F]{2})|u00([0-9a-fA-F]{2})|0?([0-7]{3}))/g

/**
 * Texts in base64, hex and escapes that `text` holds, where it also says that it decodes them; those
 * that these hold are left to the next call. Linear in its length.
 */
export function encodedTexts(text: string): readonly string[] {
  const found: string[] = []
  if (anyEscape.test(text) && /printf|echo|python|perl|ruby|node|\$'/i.test(text))
    found.push(unescaped(text))
  if (!decoding.test(text)) return found
  for (const [run] of text.matchAll(base64Run)) {
    const decoded = hexRun.test(run) ? textOf(Buffer.from(run, 'hex')) : undefined
    const read = decoded ?? textOf(Buffer.from(run, 'base64'))
    if (read !== undefined) found.push(read)
  }
  return found
}

/** Bytes as text; undefined where they are none. */
function textOf(bytes: Buffer): string | undefined {
  // PowerShell takes two bytes a letter.
  const isWide = bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0
  const text = isWide ? bytes.toString('utf16le') : bytes.toString('utf8')
  return text === '' || /[\0-\x08\x0e-\x1f\x7f\ufffd]/.test(text) ? undefined : text
}

function unescaped(text: string): string {
  return text.replace(escapes, (_, hex?: string, wide?: string, octal?: string) =>
    String.fromCharCode(Number.parseInt(hex ?? wide ?? octal ?? '', octal === undefined ? 16 : 8)),
  )
}
