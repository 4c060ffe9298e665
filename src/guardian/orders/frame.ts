/** How a passage fits what stands around it: the leaf of a record, a letter, a page of instructions. */
import { formOf, type Leaf, type TextForm } from './passages.ts'

export interface Frame {
  /** Whether the passage stands in a field of a record. */
  readonly isRecord: boolean
  /** Whether its field holds words of people (a body, a review) rather than what a program says. */
  readonly isContent: boolean
  /** Whether its leaf greets somebody by name or is signed, as letters between people are. */
  readonly isLetter: boolean
  /** Share of its leaf that the passage makes up, 0 to 1. */
  readonly share: number
  readonly form: TextForm
}

const greeting =
  /^[\s"'|>\\n]{0,12}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|guten tag|hola|estimad[oa]|bonjour|cher|chère|ciao|caro|gentile|olá|prezad[oa]|здравствуйте|привет|уважаем\p{L}{2})\s+\p{Lu}?/iu
const closing =
  /(?:^|[\n,.!]|\\n)\s{0,12}(?:best|best regards|regards|kind regards|cheers|sincerely|yours|warmly|thanks|thank you|many thanks|love|viele grüße|mit freundlichen grüßen|saludos|cordialement|saluti|abraços|с уважением)[,!.]?(?:\s|\\n){1,12}\p{Lu}[\p{L} .]{1,40}[\s"']{0,4}$/iu

/** Fields in which programs tell what happened; an order there is help for whoever called. */
const programField =
  /^(?:error|errors|error_?message|detail|details|hint|help|usage|warning|exception|traceback|status|code|reason|next_?steps?)$/i

/** The frame of a leaf, whatever of it is looked at. */
export function frameOf(
  text: string,
  leaf: Leaf,
  form: TextForm = formOf(text),
): Omit<Frame, 'share'> {
  const content = text.slice(leaf.start, Math.min(leaf.end, leaf.start + 4_000))
  const tail = text.slice(Math.max(leaf.start, leaf.end - 120), leaf.end)
  const isRecord =
    form === 'field' ||
    ((form === 'structure' || form === 'key-lines') && leaf.end - leaf.start < text.length)
  return {
    isRecord,
    isContent: isRecord && !programField.test(leaf.field),
    isLetter: greeting.test(content) || closing.test(tail),
    form,
  }
}
