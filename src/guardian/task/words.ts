/**
 * Words of a request and of a function brought to one form, so that "book me a table" meets
 * `reserve_restaurant`: stems, and a small table of verbs that ask for the same.
 */
import { wordsOfIdentifier } from '../verbs.ts'

/** Groups of words that ask for the same; the first stands for all. */
const alike = [
  'book reserve reservation booking schedule appointment',
  'buy purchase order shop',
  'send mail email message text notify forward reply sms',
  'post share publish tweet',
  'delete remove erase cancel drop clear discard',
  'compute calculate calculation determine estimate figure evaluate compute calculator',
  'convert conversion exchange',
  'create make generate build compose write draft produce add insert new',
  'change update modify edit set adjust alter',
  'pay payment transfer remit',
  'play stream watch listen',
  'price cost fee rate charge',
  'movie film',
  'picture image photo',
  'song music track',
  'car vehicle auto',
  'job position vacancy',
  'weather forecast temperature',
  'random any',
  'flight fly airline',
  'restaurant dine dining eat',
  'hotel room stay',
  'appointment doctor',
  'phone call dial',
  'open start launch activate',
  'close stop end',
  'join combine merge',
] as const

/** Words that any request or function may have. */
const plain = new Set(
  (
    'the a an and or of to in on at by for from with without into is are was were be been am do does did can could will would shall should may might must ' +
    'i me my mine you your yours he she it its we us our they them their this that these those there here what which who whom whose when where why how not no yes ' +
    'if then else than as so also too very just only more most some all each every other another please thanks thank hello hi hey ok okay sure ' +
    'want need like know help tell give see look let got get getting list read search find fetch describe show view lookup retrieve check query return returns provide provides ' +
    'using use used based given specific specified different certain available current information info data detail details result results value values string number integer object ' +
    "id ids name names type types input output parameter parameters request response user users api function tool service i'm i'd don't one two about have has had " +
    'new next last first such per via any out up down over under between within during after before again now today good great right able try'
  ).split(' '),
)

/** Longest word that is compared. */
const maxWord = 32

/** The form under which `word`, lower case, is compared; '' for words that say nothing. */
export function formOf(word: string): string {
  if (word.length < 2 || word.length > maxWord || plain.has(word)) return ''
  const stem = stemOf(word)
  return groups.get(stem) ?? stem
}

/** Endings of English words, longest first; what is left has at least three letters. */
const endings = [
  ['orical', 'ory'],
  ['ications', 'ic'],
  ['ication', 'ic'],
  ['ations', ''],
  ['ation', ''],
  ['izing', 'iz'],
  ['ising', 'is'],
  ['ating', ''],
  ['ates', ''],
  ['ated', ''],
  ['ate', ''],
  ['ments', ''],
  ['ment', ''],
  ['ings', ''],
  ['ing', ''],
  ['ies', 'y'],
  ['ied', 'y'],
  ['ions', ''],
  ['ion', ''],
  ['ers', ''],
  ['ors', ''],
  ['ed', ''],
  ['er', ''],
  ['or', ''],
  ['es', ''],
  ['s', ''],
  ['e', ''],
] as const

/** @see Porter 1980, An algorithm for suffix stripping; far simpler, as both sides are cut alike */
export function stemOf(word: string): string {
  if (word.length < 4 || word.charCodeAt(0) < 0x61) return word
  for (const [ending, instead] of endings) {
    if (word.length - ending.length + instead.length < 3 || !word.endsWith(ending)) continue
    if (ending === 's' && word.endsWith('ss')) return word
    const stem = word.slice(0, word.length - ending.length) + instead
    const last = stem.length - 1
    // planning, plan: a doubled letter falls with the ending.
    const isDoubled = stem.length > 3 && stem[last] === stem[last - 1] && !/[lsz]$/.test(stem)
    return isDoubled ? stem.slice(0, last) : stem
  }
  return word
}

const groups: ReadonlyMap<string, string> = new Map(
  alike.flatMap((group) => {
    const words = group.split(' ')
    return words.map((word): [string, string] => [stemOf(word), stemOf(words[0] ?? word)])
  }),
)

/** The forms in a text of at most `limit` words, in order of first appearance. */
export function formsOfText(text: string, limit: number): ReadonlySet<string> {
  const forms = new Set<string>()
  let left = limit
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    if (left-- <= 0) break
    const form = formOf(word)
    if (form !== '') forms.add(form)
  }
  return forms
}

/** The forms in the name of a function or a parameter. */
export function formsOfName(name: string): ReadonlySet<string> {
  const forms = new Set<string>()
  for (const word of wordsOfIdentifier(name)) {
    const form = formOf(word)
    if (form !== '') forms.add(form)
  }
  return forms
}
