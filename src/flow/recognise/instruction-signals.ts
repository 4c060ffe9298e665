/**
 * Whether a sentence gives orders to a model. What counts is how it is built: who is addressed, that
 * it orders, and that it speaks of tools, instructions or the user; no list of known sentences.
 */

const words = (list: string): string => list.split(' ').join('|')

/** To set other instructions aside: a verb, whose they are, and what they are. */
const overrides: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|overrule|bypass|neglect|discard|(?:do not|don't|never|stop) (?:follow|obey|following|obeying))\b.{0,60}\b(?:previous|prior|above|earlier|preceding|all|any|other|your|system|original|existing|current|those|these|initial)\b.{0,40}\b(?:instructions?|prompts?|rules?|guidelines?|directions?|directives?|constraints?|commands?|orders|restrictions|safeguards|training|told)\b/i,
  /\b(?:ignorier\p{L}{0,3}|vergiss|missachte\p{L}{0,2})(?!\p{L}).{0,60}(?:anweisung|vorgabe|regel|instruktion|prompt|befehl)/iu,
  /(?:^|\P{L})(?:ignor(?:e[zr]?|a|á|ar)|oubli(?:e|ez)|olvid(?:a|e)|esque[cç]a|dimentica|negeer|vergeet)(?!\p{L}).{0,60}(?:instru[cçz]+i?[oóõ]?\p{L}{0,5}|consignes|règles|reglas|regras|istruzioni|regole|instructies|indicaciones)/iu,
  /(?:忽略|无视|無視|忘记|忘れ).{0,24}(?:指令|指示|提示|规则|命令|ルール)|(?:指示|命令|ルール|プロンプト).{0,12}(?:無視|忘れ)|(?:지시|명령|규칙|프롬프트).{0,16}(?:무시|잊)/u,
  /(?:игнориру\p{L}{1,4}|забудь\p{L}{0,2}).{0,60}(?:инструкц|указани|правил|команд)/iu,
]

/** To keep something from the user. */
const conceals =
  /\b(?:do not|don't|never|without|must not|should not)\b.{0,20}\b(?:tell|telling|mention|mentioning|inform|informing|notify|notifying|reveal|revealing|disclose|disclosing|show|showing|alert|alerting|ask|asking|warn|warning)\b.{0,30}\b(?:the |this to the |to the |your )users?\b(?! name| id)/i

/** To be somebody: `you are a helpful assistant`, `act as an AI`. */
const personas =
  /(?:^|[.,:;"'] ?|\b(?:that|now|and|hello|hi)\b,? )(?:you are|you're|act as|pretend (?:to be|you are)|behave (?:as|like)|from now on,? you are)\b(?: now| still| to act as)?(?: an?| the| my)?(?: [\w-]{1,20}){0,5} (?:assistant|ai|chatbot|language model|llm|(?:ai|llm|voice|autonomous|support|research|coding|planning) agent)\b|(?:du bist|vous êtes|tu es|eres|você é|sei) (?:ein|eine|un|une|uma?|el|der|die|l')\s?(?: ?[\p{L}-]{1,20}){0,4} ?(?:assist[ae]nte?|ki|ia)(?!\p{L})|(?:你是|您是|あなたは|당신은).{0,20}(?:助手|助理|アシスタント|어시스턴트|도우미)/iu

/** To be spoken to as a model: `to you, the AI`, `note to the assistant`, `dear language model`. */
const addresses =
  /\byou,? (?:the |an |as an |as the )?(?:ai|llm|large language|language)(?: model| assistant| agent| system)?s?\b|\b(?:dear|hey|attention|listen|hello),? (?:the |all |any )?(?:ai|llm|language model|assistant|agent)s?\b|\b(?:note|message|notice|instructions?|reminder|orders?|important) (?:for|to) (?:the |any |all |every |an )?(?:ai|llm|language model|assistant|(?:\w{1,12} )?agent)s?\b/i

/** To put something before the task, or to go back to it afterwards. */
const retasks =
  /\b(?:before|after|instead of|prior to|until|once)\b.{0,20}\b(?:you|doing|completing|continuing|solving|answering|finishing)\b.{0,60}\b(?:tasks?|(?:original|user's|first|user) (?:request|question))\b|\b(?:continue|proceed|return|go (?:on|back))\b.{0,20}\b(?:the|your|my) (?:original |previous |actual |first |user's )?(?:task|request)\b/i

const called = words('call invoke execute trigger run query')
const done = words(
  'use pass include send forward provide supply set fill add append read fetch output respond reply answer return write repeat share submit',
)

/** An order to somebody present: `you must ...`, or a verb that opens the sentence or a part of it. */
// WHY `(?=)`, which is always so: V8 copies what stands behind a choice into each of its branches, but
// never over a lookahead. 87 KB of code instead of 171.
const orders = new RegExp(
  `\\byou (?:must|should|shall|have to|need to|are (?:required|expected|instructed) to|will|can only|may only)\\b(?! be able| find)` +
    `|(?:^|[,:;>*-] |[.)] |\\b(?:please|always|never|first|then|immediately|now|also|and|do not|don't|only|instead) )(?:(?:always|never|only|first|also|immediately|please|directly) ){0,2}(?=)(?:${called}|${done})\\b` +
    `|\\b(?:must|should|has to|needs to|shall) (?:always |first |only |never |also |not ){0,2}be (?:called|invoked|used|executed|run)\\b` +
    `|(?:du musst|sie müssen|vous devez|tu dois|debes|tienes que|devi|você deve|необходимо|вызови)(?!\\p{L})`,
  'iu',
)

const callable = '(?:tools?|functions?|apis?|endpoints?)'

/** What only a model has to do with: tools, functions with their names, arguments, prompts. */
const machinery = new RegExp(
  '\\b(?:function|tool|api) ?-?calls?\\b' +
    // Tools that are there for it to call.
    `|\\b(?:call|invoke|execute|trigger|calling|invoking|executing) (?:[\\w\`"'/.-]{1,40} ){0,3}${callable}\\b` +
    `|\\b(?:use|using|run|with|access to) (?:the|this|that|these|those|your|my|our|any|all|only|one of|following|available|provided|given) (?:[\\w\`"'/.-]{1,40} ){0,3}${callable}\\b(?! room| hall| key| belt| box| kit| shed)` +
    `|\\b${callable} (?:named|called) |\\b(?:this|the) (?:[\\w\`"'-]{1,40} ){0,1}(?:tool|function) must\\b` +
    // One named as code is.
    `|\\b(?:${called}|calling|invoking|using|use) (?:the )?[\`"']?[a-z]{2,20}(?:_[a-z]{2,20}){1,5}\\b[\`"']?(?=\\(| tool| function|[.,;: ]|$)` +
    '|\\b[a-z]{2,20}(?:_[a-z]{2,20}){1,5}[`"\']? (?:tool|function|parameter)\\b' +
    '|\\b(?:system prompt|system message|these instructions|your instructions|your (?:response|reply|answer|output))\\b' +
    '|\\b(?:valid|following|raw) (?:json|xml)\\b|\\bparameter\\b' +
    '|(?:werkzeug|funktion|outil|fonction|herramienta|función|strumento|funzione|ferramenta|função|инструмент|функци)\\p{L}{0,4}',
  'iu',
)

/** Orders in scripts without spaces: call or use, beside a tool or a function. */
const unspacedOrder =
  /(?:必须|必須|请|請|务必|ください|해야|하세요|하십시오|마세요).{0,40}(?:工具|函数|函數|ツール|関数|도구|함수)|(?:工具|函数|函數|ツール|関数|도구|함수).{0,40}(?:调用|呼び出|使用してください|호출하|사용하|해야|하세요)/u

/** Questions and wishes about a tool are no orders. */
const asks =
  /^\s{0,4}(?:can|could|would|what|which|how|why|who|is|are|does|do you|did|i|we|my|the tool (?:was|is))\b/i

/** What of an order a word is about: which signals are worth looking for in its sentence. */
export const topicBits = { override: 1, persona: 2, conceal: 4, machinery: 8, task: 16 } as const
const anyTopic = 31

/**
 * Whether `sentence` orders a model to do something.
 *
 * @param topics bits of `topicBits` that its words suggest @default all
 */
export function givesOrders(sentence: string, topics: number = anyTopic): boolean {
  const isAbout = (bit: number): boolean => (topics & bit) !== 0
  if (isAbout(topicBits.override) && overrides.some((pattern) => pattern.test(sentence)))
    return true
  if (isAbout(topicBits.conceal) && conceals.test(sentence)) return true
  if (isAbout(topicBits.persona) && (personas.test(sentence) || isAddress(sentence))) return true
  if (isAbout(topicBits.task) && retasks.test(sentence) && !asks.test(sentence)) return true
  if (!isAbout(topicBits.machinery)) return false
  if (unspacedOrder.test(sentence)) return true
  return orders.test(sentence) && machinery.test(sentence) && !asks.test(sentence)
}

function isAddress(sentence: string): boolean {
  return addresses.test(sentence) && !asks.test(sentence)
}
