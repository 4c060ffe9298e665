import { givesOrders, topicBits } from './instruction-signals.ts'
import { marks } from './marks.ts'
import { apart } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import { sentenceAround } from './sentence.ts'
import type { TextTraits } from './text-traits.ts'

/** Marks with which chat formats part the roles of a conversation. */
export const roleMark: RegExp =
  /<\|(?:im_start|im_end|system|user|assistant|start_header_id|end_header_id|eot_id|endoftext|begin_of_text)\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|system_prompt)>|^#{2,4} ?(?:system|instructions?|assistant|human)(?: prompt| message)?(?: ?:|\s{0,4}$)|^(?:system|assistant)(?: prompt| message)? ?:(?= ?\S)/gimu

const roles: ReadonlySet<string> = new Set(['system', 'assistant'])

/** Words that a sentence with an order to a model holds one of, by what they are about. */
const wordsAbout: Readonly<Record<keyof typeof topicBits, string>> = {
  override:
    'instruction instructions prompt prompts rule rules guideline guidelines directive directives directions constraint constraints ' +
    'command commands orders restrictions safeguards training told anweisung anweisungen vorgaben regeln instruktionen befehle ' +
    'consignes règles instrucciones reglas indicaciones instruções regras istruzioni regole instructies инструкции инструкций ' +
    'указания правила команды',
  persona:
    'assistant assistants ai chatbot llm model agent bot assistent assistentin ki ia asistente assistente',
  conceal: 'user users',
  task: 'task tasks request question',
  machinery:
    'tool tools function functions api apis endpoint endpoints prompt parameter json xml response reply answer output instructions ' +
    'message werkzeug funktion outil fonction herramienta función strumento funzione ferramenta função инструмент функцию',
}
/** Words that name the machinery only where a name with underscores stands in the text too. */
const callWords: ReadonlySet<string> = new Set(
  'call invoke execute trigger run query calling invoking using use'.split(' '),
)

const bitsOfTopic = new Map<string, number>()
for (const [topic, words] of Object.entries(wordsAbout)) {
  const bit = topicBits[topic as keyof typeof topicBits]
  for (const word of words.split(' ')) bitsOfTopic.set(word, (bitsOfTopic.get(word) ?? 0) | bit)
}
const topics: ReadonlySet<string> = new Set(bitsOfTopic.keys())
/** Words of role marks: `im_start`, `INST`, `SYS`. */
const markWords = 'im inst sys system human header begin eot endoftext start instruction'

/** The same in scripts without spaces. */
const unspacedTopic =
  /指令|指示|提示|规则|命令|ルール|プロンプト|지시|명령|규칙|프롬프트|工具|函数|函數|ツール|関数|도구|함수|助手|助理|アシスタント|어시스턴트|도우미/gu

/**
 * Text that gives orders to a model: marks of roles, orders to set other instructions aside, and
 * sentences that say which tool must be called, what to be, or what to keep from the user.
 */
export const modelInstruction: Recogniser = defineRecogniser({
  type: 'model-instruction',
  sources: [
    'OWASP Top 10 for LLM Applications 2025, LLM01 (prompt injection)',
    'Greshake et al. 2023, arXiv:2302.12173 (indirect prompt injection)',
    'OpenAI, Chat Markup Language; Meta, Llama 2 and 3 prompt formats (role marks)',
  ],
  needs: marks.space | marks.markup | marks.unspaced,
  triggers: new Set([...topics, ...callWords, ...markWords.split(' ')]),
  prefilter: (text) => text.length >= 8,
  find(text, traits) {
    const spans: Span[] = []
    if (traits.hasMarkup || traits.hasHash || traits.mayHold(roles)) {
      for (const { 0: found, index } of text.matchAll(roleMark))
        spans.push({ start: index, end: index + found.length })
    }
    addOrders(text, hintsIn(text, traits), spans)
    return apart(spans)
  },
})

/** Where a word suggests an order, and what it is about. */
interface Hint extends Span {
  readonly topics: number
}

/** In order. */
function hintsIn(text: string, traits: TextTraits): readonly Hint[] {
  const hints: Hint[] = []
  for (const { text: word, start, end } of traits.wordsOf(topics))
    hints.push({ start, end, topics: bitsOfTopic.get(word) ?? 0 })
  const isSpaced = !traits.hasUnderscore && !traits.hasUnspacedScript
  if (isSpaced) return hints
  if (traits.hasUnderscore) {
    for (const { start, end } of traits.wordsOf(callWords))
      hints.push({ start, end, topics: topicBits.machinery })
  }
  if (traits.hasUnspacedScript) {
    for (const { 0: word, index } of text.matchAll(unspacedTopic))
      hints.push({ start: index, end: index + word.length, topics: -1 })
  }
  return hints.sort((left, right) => left.start - right.start)
}

/** The sentences around the hints that give orders; each is looked at once. */
function addOrders(text: string, hints: readonly Hint[], spans: Span[]): void {
  let place = 0
  while (place < hints.length) {
    const hint = hints[place]
    if (hint === undefined) return
    const sentence = sentenceAround(text, hint.start, hint.end)
    let topics = 0
    for (; place < hints.length; place++) {
      const next = hints[place]
      if (next === undefined || next.start >= sentence.end) break
      topics |= next.topics
    }
    if (givesOrders(text.slice(sentence.start, sentence.end), topics)) spans.push(sentence)
  }
}
