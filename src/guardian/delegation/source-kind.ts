/** What kind of source a person means and a function reads: a mail, a page, a bill, a list. */
import { wordsOfIdentifier } from '../verbs.ts'

export const sourceKinds = [
  'mail',
  'message',
  'page',
  'file',
  'bill',
  'list',
  'issue',
  'note',
  'event',
  'review',
  'record',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/** Nouns as people and function names have them, without the ending of the plural. */
const nouns: Readonly<Record<SourceKind, string>> = {
  mail: 'email mail emailed mailed inbox mailbox correo courriel nachricht メール 邮件 이메일 почта письмо письме',
  message:
    'message texted messaged chat slack channel thread conversation dm sms discord teams telegram mensaje mensagem messaggio сообщение 消息 メッセージ 메시지',
  page: 'page website webpage site url link blog article wiki documentation doc tutorial guide webseite seite página pagina 网页 ページ 페이지 страница странице',
  file: 'file document pdf txt csv spreadsheet folder directory attachment readme datei dokument anhang archivo documento fichier ファイル 文件 파일 файл файле',
  bill: 'bill invoice statement receipt rechnung factura facture fattura fatura 请求书 账单 請求書 청구서 счет счёт счёту',
  list: 'list todo checklist backlog agenda plan itinerary liste lista tâches 清单 リスト 목록 список списке списка',
  issue: 'issue ticket bug pull pr mr card task story incident',
  note: 'note notes memo reminder notiz nota メモ 笔记 메모 заметка заметке',
  event: 'event calendar meeting invitation invite appointment termin evento rendez',
  review: 'review comment feedback rating post tweet kommentar bewertung reseña avis',
  record:
    'recipe instruction step procedure manual runbook playbook anleitung rezept instrucciones',
}

const kindOfNoun: ReadonlyMap<string, SourceKind> = new Map(
  sourceKinds.flatMap((kind) => nouns[kind].split(' ').map((noun) => [noun, kind] as const)),
)
const unspaced: readonly (readonly [string, SourceKind])[] = [...kindOfNoun].filter(([noun]) =>
  /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(noun),
)

/** The kind that one lower-case word names, in singular or plural. */
export function sourceKindOf(word: string): SourceKind | undefined {
  return (
    kindOfNoun.get(word) ??
    (word.endsWith('s') ? kindOfNoun.get(word.slice(0, -1)) : undefined) ??
    (word.endsWith('en') ? kindOfNoun.get(word.slice(0, -2)) : undefined)
  )
}

/** The kinds that lower-case words of a person name. */
export function sourceKindsIn(text: string): ReadonlySet<SourceKind> {
  const found = new Set<SourceKind>()
  for (const [word] of text.matchAll(/[\p{L}]{2,24}/gu)) {
    const kind = sourceKindOf(word)
    if (kind !== undefined) found.add(kind)
  }
  if (/[^\x00-\u04ff]/.test(text))
    for (const [noun, kind] of unspaced) if (text.includes(noun)) found.add(kind)
  return found
}

/** Kinds that are read by the same functions: who says `bill` may have it in a mail or a file. */
const holders: Readonly<Partial<Record<SourceKind, readonly SourceKind[]>>> = {
  bill: ['mail', 'file'],
  list: ['file', 'note', 'page'],
  note: ['file'],
  record: ['file', 'page', 'note', 'mail', 'message', 'issue'],
  message: ['mail'],
  mail: ['message'],
  issue: ['page'],
}

/**
 * Whether a source may be of one of `kinds`.
 *
 * @param unit of the flow that brought it: `function:read_email`, `resource:file:///a.md`
 * @param named what the call that brought it was asked for: a file name, a subject; lower case
 */
export function isOfKind(
  kinds: ReadonlySet<SourceKind>,
  unit: string | undefined,
  named: string,
): boolean {
  if (kinds.size === 0) return false
  const own = new Set<SourceKind>()
  const name = (unit ?? '').slice(0, 256)
  for (const word of wordsOfIdentifier(name.slice(name.indexOf(':') + 1))) {
    const kind = sourceKindOf(word)
    if (kind !== undefined) own.add(kind)
    if (word === 'browse' || word === 'fetch' || word === 'http' || word === 'https')
      own.add('page')
  }
  if (name.startsWith('resource:')) own.add('file')
  const asked = sourceKindsIn(named.slice(0, 512))
  for (const kind of kinds) {
    if (own.has(kind) || asked.has(kind)) return true
    if (holders[kind]?.some((holder) => own.has(holder)) === true) return true
  }
  return false
}
