/** A sentence as it is written to be read by machines only. */
import type { Encoding } from './passage-words.ts'

export function encoded(text: string, encoding: Encoding): string {
  switch (encoding) {
    case 'base64':
      return Buffer.from(text).toString('base64')
    case 'hex':
      return Buffer.from(text).toString('hex')
    case 'rot13':
      return text.replace(/[a-z]/gi, turned)
    case 'backwards':
      return Array.from(text).reverse().join('')
    case 'percent':
      return Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(
        '',
      )
    case 'spelled':
      return text.replace(/\p{L}{2,}/gu, (word) => Array.from(word).join(' '))
  }
}

/** The letter 13 places on in its alphabet. */
function turned(letter: string): string {
  const first = letter === letter.toLowerCase() ? 97 : 65
  return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
}
