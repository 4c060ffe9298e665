/**
 * The closed classes of words by which the form of a sentence is known, and the actions, in one table:
 * one look-up tells all that the guard wants to know of a word.
 */
import { type ActionWord, actionWords } from './action-words.ts'
import { addressTopics } from './addressed.ts'

/** What a word may be; several at once. */
export const isLeadIn: number = 1
export const isCourtesy: number = 1 << 1
export const isModal: number = 1 << 2
export const isRequest: number = 1 << 3
export const isWisher: number = 1 << 4
export const isAddressee: number = 1 << 5
/** Somebody else who acts: no order to the reader. */
export const isActor: number = 1 << 6
export const isNegation: number = 1 << 7
export const isPurpose: number = 1 << 8
export const isArticle: number = 1 << 9
export const isBeforeNoun: number = 1 << 10
export const isFiniteVerb: number = 1 << 11
/** Words of an order that names nobody: `it is necessary to`, `make sure that`. */
export const isImpersonal: number = 1 << 12
export const isPerfect: number = 1 << 13
export const isBe: number = 1 << 14
export const isBeen: number = 1 << 15
export const isTo: number = 1 << 16
export const isIf: number = 1 << 17
/** `the`, `your`, `my`: what stands behind the participle of a report. */
export const isOwner: number = 1 << 18
export const isStarter: number = 1 << 19
export const isNeeding: number = 1 << 20
export const isMind: number = 1 << 21
export const isDue: number = 1 << 22
export const isModelWord: number = 1 << 23
export const isTaskWord: number = 1 << 24
export const isSecrecyWord: number = 1 << 25
export const isAsideWord: number = 1 << 26
export const isRoleWord: number = 1 << 27
export const isYou: number = 1 << 28
export const isNumber: number = 1 << 29
/** Written as names in programs are: `two_words`, `twoWords`, `two.words`. */
export const isNameLike: number = 1 << 30

/** Words by which a definition says when it is used, what of the conversation it wants, what it hides. */
export const isSequence: number = 1 << 31

/** Words without which no stretch speaks to a model. */
export const isAddress: number = isModelWord | isTaskWord | isSecrecyWord | isAsideWord

const lists: readonly (readonly [number, string])[] = [
  [
    isLeadIn,
    // What may stand between the start of a clause and the verb of an order.
    'please kindly pls now then also and so but or first second third next finally lastly just simply always immediately directly quickly instead ok okay hey hello hi only once again therefore thus urgently afterwards additionally do everyone all both either step bitte por favor svp veuillez merci jetzt dann zuerst sofort auch und primero luego entonces ahora y también après ensuite maintenant et aussi d abord puis prima poi ora e anche agora depois também пожалуйста сначала затем потом сейчас и также prego',
  ],
  [
    isCourtesy,
    'please kindly pls bitte favor svp plaît plait veuillez merci favore prego пожалуйста alsjeblieft gentilmente gentileza',
  ],
  [
    isModal,
    'must should shall need needs ought required requires necessary mandatory essential obliged supposed expected instructed advised crucial imperative important sure ensure remember forget have has want wants musst muss müssen müsst sollst sollen sollte soll debes debe deben tienes tiene hay dois doit devez faut devi deve devono bisogna deves precisa precisas нужно надо должен должны необходимо следует moet moeten',
  ],
  [
    isRequest,
    'could can would will might may könntest könnten kannst können podrías podría puedes puede pourriez pourrais pouvez peux potresti potrebbe puoi può poderia pode можешь можете могли',
  ],
  [
    isWisher,
    'appreciate grateful thankful glad like need want ask asking request wish expect expecting great nice kind good helpful lovely appreciated freuen encantaría gustaría aimerais souhaite vorrei gostaria',
  ],
  [
    isAddressee,
    'you assistant model agent ai bot llm chatbot du sie ihr tú usted ustedes vous tu voi lei você вы ты',
  ],
  [
    isActor,
    "i we he she they it who which that i'll we'll i'm we're i've we've users user server api system customer customers people ich wir er es sie nous je il elle ils elles yo nosotros él ella ellos io noi lui я мы он она они eu nós ele ela",
  ],
  [
    isNegation,
    "not don't never dont without nicht kein niemals no nunca ne jamais non mai não не нельзя avoid stop",
  ],
  [
    isPurpose,
    'to if when whenever where should for wenn um falls si para cuando pour quand se per quando если чтобы in',
  ],
  [
    isArticle,
    'the a an your my this that these those it them one two three all any both its their his her our us me some every each another at on to with',
  ],
  [
    isBeforeNoun,
    'the a an your my this that of per no each every any last new total our their his her its first in for by',
  ],
  [isFiniteVerb, 'is are was were has have had will would can could may does did been be'],
  [
    isImpersonal,
    'it is be to that make s very absolutely es ist zu dass il est de es que è necessario é',
  ],
  [isPerfect, 'has have had been was were'],
  [isBe, 'be'],
  [isBeen, 'been'],
  [isTo, 'to'],
  [isIf, 'if'],
  [isOwner, 'the your my his her our their'],
  [isStarter, 'start begin by'],
  [isNeeding, 'needs requires require'],
  [isMind, 'mind'],
  [isDue, 'required necessary due needed outstanding overdue owed pending'],
  [isYou, 'you'],
  [
    isSequence,
    'always never must before after instead rather best only llm conversation history anytime everytime stolen harvested exfiltrated exfiltrates exfiltrating covert covertly',
  ],
  [isModelWord, addressTopics.model],
  [isTaskWord, addressTopics.task],
  [isSecrecyWord, addressTopics.secrecy],
  [isAsideWord, addressTopics.aside],
  [
    isRoleWord,
    'system assistant instruction instructions inst sys human user endoftext im_start im_end start_header_id end_header_id eot_id begin_of_text system_prompt',
  ],
]

/** What is known of one word. */
export interface WordClass {
  /** Lower case. */
  readonly text: string
  /** The bits above. */
  readonly bits: number
  readonly action: ActionWord | undefined
}

/** By their words. */
export const wordClasses: ReadonlyMap<string, WordClass> = table()

function table(): ReadonlyMap<string, WordClass> {
  const bits = new Map<string, number>()
  for (const [bit, words] of lists)
    for (const word of words.split(' ')) bits.set(word, (bits.get(word) ?? 0) | bit)
  for (const word of actionWords.keys()) if (!bits.has(word)) bits.set(word, 0)
  return new Map(
    [...bits].map(([text, mask]) => [text, { text, bits: mask, action: actionWords.get(text) }]),
  )
}
