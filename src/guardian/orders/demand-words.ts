/**
 * What the words of a passage tell of a wish, whatever its verb: that something is missing, due, in
 * the way, to be had by somebody, to be done by the reader. Words of grammar and of need, no deeds.
 */
import { ownText } from '../../mcp/own-text.ts'

const groups: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'lack',
    /(?<!\p{L})(?:missing|lack(?:s|ed|ing)?|short|without|still|yet|never|incomplete|outstanding|open|remain(?:s|ing|der)?|pending|overdue|due|ow(?:e|es|ed|ing)|unpaid|late|behind|empty|wait(?:s|ing|ed)?|await(?:s|ing|ed)?|fehl(?:t|en|te)|offen|ohne|noch|wartet|falta|faltan|pendiente|sin|debe|manque|manquent|attend|toujours|manca|mancano|senza|ancora|ainda|sem|не хватает|нет|ждёт|ещё|осталось|долг)(?!\p{L})|缺|还没|未|まだ|足り/iu,
  ],
  [
    'gate',
    /(?<!\p{L})(?:before|first|until|unless|prior|once|after|then|otherwise|so that|in order|or else|only (?:if|when|after|then|by)|condition|prerequisite|subject to|depends|required?|requires|requirement|necessary|needed|void|expires?|bevor|vorher|zuerst|sonst|damit|erst|antes|para que|primero|si no|avant|pour que|sinon|d['’]abord|prima|altrimenti|перед|сначала|чтобы|иначе|пока)(?!\p{L})|之前|先|否则|前に/iu,
  ],
  [
    'duty',
    /(?<!\p{L})(?:must|should|shall|ought|needs?|has to|have to|is to|are to|had better|make sure|see (?:to it )?that|ensure|supposed|expected|mandatory|payable|be (?:sent|paid|made|done|used|set|opened)|muss|müssen|soll|sollte|nötig|bitte|debe|debes|hay que|necesita|doit|devez|faut|deve|bisogna|serve|нужно|надо|должн\p{L}{0,2}|следует)(?!\p{L})|必须|需要|应|请|ください|必要/iu,
  ],
  [
    'wish',
    /(?<!\p{L})(?:please|kindly|want(?:s|ed)?|would (?:like|love|appreciate|be)|wish(?:es)?|hop(?:e|es|ing)|glad|grateful|happy|thank(?:s| you)|favou?r|mind|maybe|perhaps|how about|why not|could|can you|would you|worth|nice|great|better|count on|bitte|gern|danke|por favor|gracias|podría|merci|veuillez|svp|pourriez|grazie|per favore|obrigad[oa]|пожалуйста|спасибо)(?!\p{L})|请|麻烦|お願い|谢谢/iu,
  ],
  [
    'time',
    /(?<!\p{L})(?:now|today|tonight|tomorrow|immediately|asap|at once|right away|quick(?:ly)?|urgent(?:ly)?|within|by (?:noon|midnight|mon|tues|wednes|thurs|fri|satur|sun|the end)\w{0,4}|soon|hours?|minutes?|this (?:time|evening|morning)|as of|from (?:now|here|today)|deadline|heute|sofort|morgen|ab heute|hoy|ahora|mañana|aujourd['’]hui|maintenant|oggi|subito|hoje|agora|сегодня|сейчас|срочно)(?!\p{L})|今天|今日|马上|立即|至急/iu,
  ],
  [
    'you',
    /(?<!\p{L})(?:you|your|yours|yourself|du|dir|dich|dein\p{L}{0,2}|ihr\p{L}{0,2}|ihnen|usted|tú|tu|su|te|vous|votre|vos|lei|suo|sua|você|вы|вас|вам|ваш\p{L}{0,2}|ты|тебе)(?!\p{L})|您|你|あなた/iu,
  ],
  [
    'receipt',
    /(?<!\p{L})(?:get(?:s|ting)?|got|receiv(?:e|es|ed|ing)|receipt|reach(?:es|ed)?|arriv(?:e|es|ed|al)|land(?:s|ed)?|hear(?:s|d)?|know(?:s)?|learn(?:s|ed)?|see(?:s|n)?|has not|have not|hasn['’]t|haven['’]t|had|goes|go|comes?|ends? up|belongs?|bekommt|erhält|braucht|gehört|recibe|necesita|reçoit|besoin|riceve|получ\p{L}{1,5}|узна\p{L}{1,4})(?!\p{L})|收到|受け取/iu,
  ],
  [
    'change',
    /(?<!\p{L})(?:new|newly|instead|replac\p{L}{1,5}|old|change[ds]?|switch\p{L}{0,3}|swap\p{L}{0,4}|becomes?|turns? into|no longer|from now on|as of|update[ds]?|reset|set|reads?|neu(?:e[snrm]?)?|alt(?:e[snr]?)?|lautet|statt|nuev[oa]|pasa a|viej[oa]|nouveau|nouvelle|devient|ancien|nuov[oa]|diventa|нов\p{L}{2}|стар\p{L}{2}|теперь)(?!\p{L})|新|改|变更|変更/iu,
  ],
  [
    'owner',
    /(?<!\p{L})(?:owner|holder|customer|client|user|helper|assistant|agent|whoever|reader|anyone|everyone|inhaber\p{L}{0,2}|kunde\p{L}{0,1}|propietari[oa]|client[ea]?|titular|titulaire|владелец|клиент)(?!\p{L})/iu,
  ],
  [
    'rest',
    /(?<!\p{L})(?:also|too(?=\s*(?:[.,;:!?)'"]|$))|as well|along|together|add(?:ed|s)?|addition(?:al)?|extra|plus|includ(?:e|es|ed|ing)|another|one more|auch|dazu|também|también|además|aussi|anche|также)(?!\p{L})|也|还|も/iu,
  ],
  [
    'page',
    /(?<!\p{L})(?:page|link|site|form|click|tick|button|box|open|visit|look|glance|read|see|check|browser|load|website|seite|formular|klick\p{L}{0,3}|página|enlace|formulario|lien|formulaire|pagina|modulo|страниц\p{L}{1}|ссылк\p{L}{1})(?!\p{L})|页面|链接|ページ|リンク|クリック/iu,
  ],
  [
    'money',
    /(?<!\p{L})(?:pay(?:s|able|ment|ments|ing)?|paid|transfer(?:s|red)?|account|balance|amount|fee|charge|sum|bill|invoice|deposit|cash|money|price|cost|refund|beneficiary|payee|iban|konto|betrag|zahl\p{L}{1,4}|überweis\p{L}{1,4}|cuenta|importe|pag[oa]\p{L}{0,3}|compte|montant|pai\p{L}{1,5}|conto|importo|счёт|счет|сумм\p{L}{1}|оплат\p{L}{1,3})(?!\p{L})|账户|金额|付款|支払|口座/iu,
  ],
  [
    'key',
    /(?<!\p{L})(?:pass(?:word|code|phrase)s?|passwor[dt]\p{L}{0,1}|pin|login|log in|sign(?:s|ed)? in|credentials?|secret|token|key|kennwort|contraseña|mot de passe|senha|пароль|пароля)(?!\p{L})|密码|パスワード/iu,
  ],
  [
    'past',
    /(?<!\p{L})(?:was|were|did|had|has been|have been|arrived|said|wrote|thought|felt|went|came|took|gave|wurden?|war|waren|fue|fueron|était|étaient|ont été|a été|fu|stat[oaie]|был[аио]?)(?!\p{L})/iu,
  ],
  [
    'first',
    /(?<!\p{L})(?:i|i['’]m|i['’]ve|my|me|we|our|us|ich|wir|mein\p{L}{0,2}|yo|mi|je|mon|ma|nous|io|я|мы|мой)(?!\p{L})/iu,
  ],
  [
    'remind',
    /(?<!\p{L})(?:(?:do not|don['’]t|never|not to be|not be) (?:forget|omit|skip|miss|leave|overlook|forgotten|omitted|left|missed)|remember|remind(?:s|er|ed)?|keep in mind|nicht (?:zu )?vergessen|vergiss nicht|vergessen sie nicht|denk\p{L}{0,3} (?:sie )?(?:an|daran|bitte)|no (?:se )?olvid\p{L}{1,3}|recuerd\p{L}{1,3}|n['’]oublie\p{L}{0,2}|pensez à|rappel|non dimentic\p{L}{2,4}|ricord\p{L}{1,4}|não (?:se )?esqueç\p{L}{1,2}|lembr\p{L}{1,4}|не забуд\p{L}{1,4})(?!\p{L})|别忘|不要忘|忘れ/iu,
  ],
  [
    'none',
    /(?<!\p{L})(?:nobody|no one|none|nothing|nowhere|neither|not (?:yet|been|come|had)|hasn['’]t|haven['’]t|isn['’]t|cannot|can['’]t|niemand|nichts|kein\p{L}{0,2}|nadie|nada|ningun[oa]|personne|rien|aucune?|nessun[oa]|niente|ninguém|никто|ничего)(?!\p{L})|没有|没人|誰も/iu,
  ],
  [
    'step',
    /(?<!\p{L})(?:next|steps?|task|to-?do|turn|left to|time to|up to|on you|job|remains to|what remains|all (?:that is |there is )?left|all it takes|only thing|nächste\p{L}?|schritt|aufgabe|siguiente|paso|tarea|prochaine?|étape|tâche|prossim[oa]|passo|следующ\p{L}{2,3}|шаг)(?!\p{L})|\[ \]|下一步|次の|次に/iu,
  ],
  [
    'modal',
    /(?<!\p{L})(?:would|could|might|may|['’]d|wouldn['’]t|couldn['’]t|können|könnten?|würden?|dürften?|podrían?|sería|podemos|pourrai[ts]|pourriez|serait|potrebbe|sarebbe|poderia|seria|бы|мог\p{L}{0,2})(?!\p{L})/iu,
  ],
  [
    'just',
    /(?<!\p{L})(?:just|simply|real|quick|sec(?:ond)?|minute|moment|once|easy|all|whole|always|every|each|kurz|einfach|einmal|immer|solo|sólo|rápido|siempre|simplement|vite|toujours|coup|subito|sempre|просто|быстро|всегда)(?!\p{L})|一下|ちょっと/iu,
  ],
  [
    'formal',
    /(?<!\p{L})(?:hereby|herewith|pursuant|accordance|as per|upon|subject to|notice|mandatory|compulsory|obligatory|exclusively|solely|effective|applicable|foreseen|stipulated|terms|condition(?:s|al)?|agreed|request(?:ed)?|requisite|prerequisite|acceptance|approval|compliance|gemäß|hiermit|laut|zwingend|vorgesehen|conforme|mediante|obligatori[oa]|conformément|obligatoire|préalable|ai sensi|согласно|обязательн\p{L}{1,2})(?!\p{L})|按照|规定|条件/iu,
  ],
  [
    'nominal',
    /(?<!\p{L})\p{L}{3,16}(?:tion|sion|ment|ance|ence|sal|val|ung|ción|sión|ção|zione|mento|ance|ние|ния|ению)s?\s(?:of|for|to|on|at|via|through|by|von|auf|über|für|de|du|des|en|à|a|di|su|по|на|через)(?!\p{L})/iu,
  ],
  [
    'opinion',
    /(?<!\p{L})(?:great|good|perfect(?:ly)?|excellent|superb|superior|amazing|quality|comfortable|recommend(?:ed|s)?|durable|sturdy|soft|quiet|loud|cheap|expensive|price|love[ds]?|liked?|enjoy(?:ed|s)?|happy|disappoint\p{L}{2,4}|works?|fits?|best|better|well|beautiful|solid|stars?|sehr|gut\p{L}{0,2}|schön\p{L}{0,2}|buen[oa]?s?|bien|bonne?|buon[oa]?|ottim[oa]|bom|boa|хорош\p{L}{1,3}|отличн\p{L}{1,3})(?!\p{L})|很好|不错|良い/iu,
  ],
  ['question', /[?？]/u],
  ['label', /^[^.!?(]{1,40}(?::|->|=)/u],
  ['if', /(?<!\p{L})(?:if|when|whenever|in case|wenn|falls|si|quand|se|если)(?!\p{L})|如果|もし/iu],
]

/** Names of the groups, by their bit in what `groupsIn` gives. */
export const groupNames: readonly string[] = groups.map(([name]) => name)

/** The alternatives of a group. */
interface Parts {
  /** Matches one whole word. */
  readonly word?: RegExp
  readonly phrase?: RegExp
  /** The same for stretches of ASCII alone, at a third of the time. */
  readonly asciiPhrase?: RegExp
  /** In scripts without spaces. */
  readonly unspaced?: RegExp
  /** Where no words are told by. */
  readonly mark?: RegExp
}

const parts: readonly Parts[] = groups.map(([, { source }]) => {
  const spaced = /^\(\?<!\\p\{L\}\)\(\?:(.*)\)\(\?!\\p\{L\}\)(?:\|(.*))?$/su.exec(source)
  if (spaced === null) return { mark: new RegExp(source, 'iu') }
  const all = alternativesOf(spaced[1] ?? '')
  const words = all.filter((one) => !isPhrase(one))
  const phrases = all.filter(isPhrase)
  const joined = phrases.join('|')
  return {
    word: new RegExp(`^(?:${words.join('|')})$`, 'iu'),
    ...(joined === ''
      ? {}
      : {
          phrase: new RegExp(`(?<!\\p{L})(?:${joined})(?!\\p{L})`, 'iu'),
          asciiPhrase: new RegExp(
            `(?<![a-z])(?:${joined.replaceAll('\\p{L}', '[a-z]')})(?![a-z])`,
            'i',
          ),
        }),
    ...(spaced[2] === undefined ? {} : { unspaced: new RegExp(spaced[2], 'u') }),
  }
})

function isPhrase(alternative: string): boolean {
  return /[ '’]|\(\?=/.test(alternative)
}

/** The parts of an alternation, split where no bracket is open. */
function alternativesOf(source: string): readonly string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < source.length; at++) {
    const mark = source[at]
    if (mark === '\\') at++
    else if (mark === '[') at = source.indexOf(']', at)
    else if (mark === '(') depth++
    else if (mark === ')') depth--
    else if (mark === '|' && depth === 0) {
      found.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...found, source.slice(from)]
}

/** Groups by word, lower case; the words of a language are few, and each is looked up once. */
const known = new Map<string, number>()
const maxKnown = 20_000

function groupsOf(word: string): number {
  let mask = known.get(word)
  if (mask === undefined) {
    mask = 0
    for (const [at, one] of parts.entries()) if (one.word?.test(word) === true) mask |= 1 << at
    if (known.size >= maxKnown) known.clear()
    known.set(ownText(word), mask)
  }
  return mask
}

/** Any phrase of any group, for stretches of ASCII: most have none. */
const anyAsciiPhrase = new RegExp(
  parts
    .flatMap(({ asciiPhrase }) => (asciiPhrase === undefined ? [] : [asciiPhrase.source]))
    .join('|'),
  'i',
)

/** The stretch that was looked at last: it is mostly asked for again. */
let last = { stretch: '', mask: 0 }

/** The groups that a stretch has words of, as bits. */
export function groupsIn(stretch: string): number {
  if (last.stretch === stretch) return last.mask
  const mask = /[^\x00-\x7f]/.test(stretch) ? groupsOfAny(stretch) : groupsOfAscii(stretch)
  last = { stretch: ownText(stretch), mask }
  return mask
}

function groupsOfAscii(stretch: string): number {
  let mask = 0
  for (const word of stretch.toLowerCase().match(/[a-z]{1,24}/g) ?? []) mask |= groupsOf(word)
  const hasPhrase = anyAsciiPhrase.test(stretch)
  for (const [at, { asciiPhrase, mark }] of parts.entries())
    if ((hasPhrase && asciiPhrase?.test(stretch) === true) || mark?.test(stretch) === true)
      mask |= 1 << at
  return mask
}

function groupsOfAny(stretch: string): number {
  let mask = 0
  for (const word of stretch.toLowerCase().match(/\p{L}{1,24}/gu) ?? []) mask |= groupsOf(word)
  for (const [at, { phrase, unspaced, mark }] of parts.entries())
    if ([phrase, unspaced, mark].some((one) => one?.test(stretch) === true)) mask |= 1 << at
  return mask
}

/** A clause that opens with a word in its base form and then has an object, as orders in English have. */
export const openOrder: RegExp =
  /(?:^|[.!?;:]["')]?\s|[,-]\s(?:and|so|then|but|or)\s|\b(?:and|then|please|so|just|kindly)\s)(?!(?:the|a|an|this|that|these|those|my|your|his|her|its|our|their|it|they|we|you|he|she|who|what|which|there|here|in|on|at|for|from|with|by|of|to|as|if|when|while|because|so|and|or|but|not|no|yes|all|some|any|each|every|both|one|two|was|were|is|are|be|been|has|have|had|did|does|will|would|can|could|may|might|i|how|why|where|also|only|very|than|more|most|such|into|over|about|after|before|until|since|without|within|under|between|during|per|via|thanks|hi|hello|dear|hey|sure|ok|okay|good|great|nice)\b)[a-z]{2,12}\s(?:(?:up|in|out|off|over|on|down|away|by|to|back|through|at)\s){0,2}(?:the|a|an|this|that|these|it|them|me|us|him|her|your|my|our|their|one|two|some|all|everything|\$?\d|[\w.+-]{1,40}@|https?:|www\.|`|[A-Z]{1,4}\d)/i

/** Groups without which nothing is wished for: what is missing, due, asked for, in the way or next. */
const wanting: number = groupNames.reduce(
  (mask, name, at) =>
    'lack gate duty wish rest remind step question'.split(' ').includes(name)
      ? mask | (1 << at)
      : mask,
  0,
)

/** Whether a stretch may wish for something; true of much that does not. */
export function mayWant(stretch: string): boolean {
  return (groupsIn(stretch) & wanting) !== 0 || openOrder.test(stretch)
}
