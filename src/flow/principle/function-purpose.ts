/** What a function is for, by the verb in its name, or else the verb its description starts with. */
import { wordsOf } from '../field-name.ts'
import type { CalledFunction } from '../subject/own-data.ts'

export type Purpose =
  /** Takes part in an exchange: something is bought, booked, paid. */
  | 'exchange'
  /** Tells somebody something. */
  | 'tell'
  /** Establishes who is asking. */
  | 'identify'
  | 'other'

const reads: ReadonlySet<string> = new Set(
  'get find search list check query read show view lookup look fetch retrieve browse track calculate count suche suchen finde finden zeige hole chercher trouver buscar obtener'.split(
    ' ',
  ),
)
/** In order: who sends an invoice tells, who pays it takes part in an exchange. */
const verbs: readonly (readonly [Purpose, ReadonlySet<string>])[] = [
  [
    'identify',
    new Set('login signin logon authenticate authentication auth verify authorize sso'.split(' ')),
  ],
  [
    'tell',
    new Set(
      'send post notify alert remind share publish tweet retweet reply forward announce comment invite broadcast sende senden schicke melde envoyer enviar notificar'.split(
        ' ',
      ),
    ),
  ],
  [
    'exchange',
    new Set(
      'book buy purchase order reserve pay rent subscribe checkout transfer sell trade hire bid donate refund exchange buche buchen bestelle bestellen kaufe kaufen bezahle bezahlen reserviere réserver reserver acheter payer commander reservar comprar pagar'.split(
        ' ',
      ),
    ),
  ],
]

/** `other` for functions that only read, and where nothing says. */
export function purposeOf(called: CalledFunction): Purpose {
  const words = wordsOf(called.name)
  if (words.some((word) => reads.has(word))) return isLogin(words) ? 'identify' : 'other'
  const named = purposeOfWords(words)
  if (named !== 'other' || called.description === undefined) return named
  const [first = ''] = called.description
    .slice(0, 64)
    .trim()
    .toLowerCase()
    .split(/[^a-z]+/, 1)
  return purposeOfWords([first, first.replace(/(?:e?s)$/, ''), first.replace(/s$/, '')])
}

function purposeOfWords(words: readonly string[]): Purpose {
  if (isLogin(words)) return 'identify'
  return verbs.find(([, known]) => words.some((word) => known.has(word)))?.[0] ?? 'other'
}

/** `log_in` and `sign_in` are two words. */
function isLogin(words: readonly string[]): boolean {
  return words.some(
    (word, index) => (word === 'log' || word === 'sign') && words[index + 1] === 'in',
  )
}
