/** Whether a stretch speaks to a model: addresses it, speaks of its task, keeps things from the user. */

import { roleMark } from '../../flow/recognise/model-instruction.ts'

/** Words without which no stretch in a script with spaces speaks to a model, by what they are about. */
export const addressTopics = {
  model:
    'ai assistant assistants model models agent agents llm llms chatbot chatbots bot bots gpt claude gemini asistente ассистент ии ki ia modèle modelo modello sprachmodell',
  task: 'task tasks job goal assignment instruction instructions prompt query continue continuing proceed proceeding answer answering respond responding resume aufgabe tâche tarea tarefa compito задача задание',
  secrecy:
    'tell telling mention mentioning inform informing notify notifying reveal revealing disclose disclosing alert alerting warn warning asking secret secretly silently discreetly covertly quietly behind background refrain ohne sin sans sem senza',
  aside:
    'ignore disregard forget override overrule bypass supersedes precedence ignorier ignoriere ignora ignor ignorez oubliez olvida vergiss esqueça dimentica missachte игнорируй забудь',
} as const

// WHY `(?=)`, here and in `task`: see `duty` in `other-calls.ts`.
const nouns = '(?:ai|artificial intelligence|language|assistant|llm|gpt-?\\d?|claude|gemini)'
const model = new RegExp(
  `\\b(?:you(?: are|['’]re)?|dear|hey|hello|to|attention|for|note to|du|vous|usted|tu|você|der|die|das|el|la|le|o)[,:]? (?:an? |the |my |any |all )?(?=)${nouns}(?: (?:model|assistant|agent|system|bot))?s?\\b` +
    `|(?:^|[.!\\n"'([] ?)(?:ai|llm|assistant|agent|model)(?: (?:model|assistant|agent|system|bot))?s?[,:] |\\b(?:ai|llm|language) (?:model|assistant|agent|system)s?\\b(?:,| (?:must|should|shall|needs? to|has to|have to|reading|processing|that reads|is required))` +
    `|\\b(?:the|any) (?:assistant|agent|model|llm|chatbot|ai)s? (?=)(?:must|should|shall|needs? to|has to|have to|is required|is expected|will)\\b` +
    '|(?:ai|人工智能) ?(?:助手|模型|アシスタント|モデル|어시스턴트|모델)|(?:^|\\P{L})(?:ки-ассистент|ии|ki-(?:modell|assistent)|modelo de ia|modèle d.ia|modello di ia|asistente de ia|assistant ia)(?!\\p{L})',
  'iu',
)

/** The task of the conversation, as only somebody in it can speak of it. */
const task =
  /\b(?:your|the user'?s?|(?:the|my|this|that|any) (?=)(?:original|current|initial|previous|main|actual|real|assigned|given|user'?s?|first|primary)) (?=)(?:task|goal|prompt|request|query|instructions?|assignment|job|objective|workflow)\b|\b(?:task|request|instructions?|assignment|job|question|prompt) (?:that |which )?(?:i|we|the user|has been|was|were|you were|you have been|you are) (?:gave|given|assigned|asked|set|working|handed|have given)|\b(?:before|after|prior to) (?:you (?:can |may |should )?)?(?=)(?:continue|continuing|proceed|proceeding|resum|answer|respond|solv|finish|complet|perform|carry|carrying)\w{0,4} (?:with |out |on )?(?:the|your|any|this|that|my)\b|(?:die aufgabe|la tarea|la tâche|a tarefa|il compito) (?:die|que|che)|(?:任务|タスク|작업|задани[ея]|задач[аи])/iu

const secrecy =
  /\b(?:do not|don't|never|must not|should not|no need to|without|avoid|refrain from)\b.{0,24}\b(?:tell|telling|mention|mentioning|inform|informing|notify|notifying|reveal|revealing|disclose|disclosing|show|showing|alert|alerting|ask|asking|warn|warning|say|saying|report|reporting|confirm|confirming)\b.{0,40}\b(?:user|users|anyone|anybody|them|him|her|owner|human|person|people|this|that|it|first|permission|confirmation)\b|\b(?:silently|secretly|discreetly|covertly|in secret|behind the scenes|in the background without)\b|(?:ohne .{0,40}(?:mitzuteilen|zu sagen|zu erwähnen)|sin (?:decir|informar|avisar|mencionar)|sans (?:dire|informer|prévenir|mentionner)|sem (?:informar|avisar)|senza (?:dire|informare))|(?:不要|别|勿).{0,6}(?:告诉|告知|提及)|(?:不|没有).{0,3}通知.{0,4}用户/iu

export interface Addressed {
  /** Whether a model is addressed, or the task that it was given is spoken of. */
  readonly isModel: boolean
  readonly isTask: boolean
  readonly isSecret: boolean
  /** Whether it sets other instructions aside. */
  readonly setsAside: boolean
}

/** What a stretch may show: all, or what its words suggest. */
export interface AddressTopics {
  readonly model: boolean
  readonly task: boolean
  readonly secrecy: boolean
  readonly aside: boolean
}
const allTopics: AddressTopics = { model: true, task: true, secrecy: true, aside: true }

/** What `stretch` shows of its addressee; undefined where it speaks to nobody in particular. */
export function addressedIn(
  stretch: string,
  topics: AddressTopics = allTopics,
): Addressed | undefined {
  const isModel = topics.model && model.test(stretch)
  const isTask = topics.task && task.test(stretch)
  const isSecret = topics.secrecy && secrecy.test(stretch)
  const setsAside = topics.aside && aside.test(stretch)
  return isModel || isTask || isSecret || setsAside
    ? { isModel, isTask, isSecret, setsAside }
    : undefined
}

/** Marks of one text that are kept. */
const maxMarks = 16

/** Where `text` imitates the roles of a conversation. A field may well be called `system`. */
export function rolesIn(text: string, isProse: boolean): readonly number[] {
  const marks: number[] = []
  for (const { 0: mark, index } of text.matchAll(roleMark)) {
    if (marks.length >= maxMarks) break
    if (isProse || !/^[a-z]/i.test(mark)) marks.push(index)
  }
  return marks
}

const aside =
  /\b(?:ignore|disregard|forget|override|overrule|bypass|supersedes?|takes? precedence over)\b.{0,60}\b(?:previous|prior|above|earlier|preceding|all|any|other|your|system|original|existing|current)\b.{0,40}\b(?:instructions?|prompts?|rules?|guidelines?|directives?|constraints?|commands?|orders|safeguards|training)\b|(?:ignorier|vergiss|missachte|ignor[ea]|oubli|olvid|esqueça|dimentica|忽略|无视|無視|무시|игнориру|забудь).{0,60}(?:anweisung|vorgabe|regel|instru[ckz]|consigne|règle|regla|regra|istruzion|指令|指示|命令|지시|명령|инструкц|указан|правил)/iu
