import { givesOrders } from './instruction-signals.ts'
import { apart } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import { sentenceAround } from './sentence.ts'

/** Marks with which chat formats part the roles of a conversation. */
const roleMark =
  /<\|(?:im_start|im_end|system|user|assistant|start_header_id|end_header_id|eot_id|endoftext|begin_of_text)\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|system_prompt)>|^#{2,4} ?(?:system|instructions?|assistant|human)(?: prompt| message)?(?: ?:|\s{0,4}$)|^(?:system|assistant)(?: prompt| message)? ?:(?= ?\S)/gimu

const roles: ReadonlySet<string> = new Set(['system', 'assistant'])

/** Words that a sentence with an order to a model holds one of. */
const topics: ReadonlySet<string> = new Set(
  (
    'tool tools function functions api endpoint instruction instructions prompt prompts assistant ai chatbot llm model agent system ' +
    'rule rules guideline guidelines directive directives directions command commands orders constraints restrictions safeguards training told ' +
    'user users parameter arguments json xml response reply answer output call invoke execute im inst sys human header begin eot endoftext ' +
    'anweisung anweisungen vorgaben regeln instruktionen befehle werkzeug funktion assistent ki consignes règles outil fonction ia ' +
    'instrucciones reglas herramienta función asistente instruções regras ferramenta função assistente istruzioni regole strumento ' +
    'funzione instructies инструкции инструкций указания правила инструмент функцию команды'
  ).split(' '),
)

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
  triggers: topics,
  prefilter: (text, traits) =>
    text.length >= 8 && (traits.hasSpace || traits.hasMarkup || traits.hasUnspacedScript),
  find(text, traits) {
    const spans: Span[] = []
    if (traits.hasMarkup || traits.hasHash || traits.wordsOf(roles).length > 0) {
      for (const { 0: found, index } of text.matchAll(roleMark))
        spans.push({ start: index, end: index + found.length })
    }
    let limit = 0
    // Words of a script without spaces cannot be looked up: all of its sentences are read.
    for (const word of traits.hasUnspacedScript ? traits.words : traits.wordsOf(topics)) {
      if (word.start < limit) continue
      const sentence = sentenceAround(text, word.start, word.end)
      limit = sentence.end
      if (givesOrders(text.slice(sentence.start, sentence.end))) spans.push(sentence)
    }
    return apart(spans)
  },
})
