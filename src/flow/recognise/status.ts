import { defineRecogniser, type Recogniser } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

const maxLength = 40
const maxWords = 4

/** Outcomes, stages of work, and yes or no, as services write them. */
const states: ReadonlySet<string> = new Set(
  (
    'success successful successfully succeeded succeed failed failure fail error errored ok okay pass passed pending processing processed ' +
    'running completed complete done finished cancelled canceled active inactive activated deactivated enabled disabled ' +
    'approved denied rejected accepted declined granted available unavailable delivered undelivered shipped confirmed unconfirmed draft paid unpaid ' +
    'refunded expired queued scheduled started stopped paused blocked unblocked resolved unresolved online offline valid ' +
    'invalid verified unverified published unpublished archived deleted created updated saved booked merged opened closed added removed sent received read ' +
    'unread connected disconnected subscribed unsubscribed locked unlocked suspended terminated overdue returned exchanged requested ' +
    'aborted skipped waiting ready busy idle healthy unhealthy degraded up down timeout true false yes no on off unknown ' +
    'y n todo ' +
    'erfolgreich fehlgeschlagen erledigt offen abgeschlossen ja nein réussi échec terminé oui non éxito exitoso fallido ' +
    'pendiente completado sí sim não sucesso concluído ' +
    '성공 실패 완료 대기 진행중 취소 활성 비활성 예 아니오 成功 失败 失敗 完成 完了 待机 保留中 はい いいえ 是 否 успешно ошибка да нет'
  ).split(' '),
)

/** First and middle words of states of more than one. */
const parts: ReadonlySet<string> = new Set(
  (
    'not in on to be out for no show partially fully currently already awaiting is has been was order payment exchange return refund delivery item booking ' +
    'request appointment task meeting account email message transaction reservation connection'
  ).split(' '),
)
const closings: ReadonlySet<string> = new Set(
  'progress hold review transit delivery payment stock found started service'.split(' '),
)

/** Words of which the last of a state is one, but for states written as `inProgress`. */
const lastWords: ReadonlySet<string> = new Set([...states, ...closings])

/** Whole values that say how something stands: `success`, `in progress`, `True`. */
export const status: Recogniser = defineRecogniser({
  type: 'status',
  sources: [
    'Schema.org, ActionStatusType and OrderStatus',
    'Kubernetes API conventions, conditions (True, False, Unknown)',
    'iCalendar STATUS, RFC 5545, section 3.8.1.11',
  ],
  prefilter: (text, traits) =>
    text.length <= maxLength && !traits.hasDigit && traits.wordCount <= maxWords && text !== '',
  find(text, traits) {
    return isState(text, traits) ? [{ start: 0, end: text.length }] : []
  },
})

/** Nothing but words, with space, hyphens or underscores between, and one closing mark. */
const onlyWords = /^\s{0,8}[\p{L}\p{M}]+(?:[ _-][\p{L}\p{M}]+){0,3}\s{0,8}[.!]?\s{0,8}$/u

function isState(text: string, traits: TextTraits): boolean {
  // WHY a look first: most short values are no state, and this is asked of each.
  if (!traits.mayHold(lastWords))
    return traits.wordCount === 1 && isCamelState(text) && onlyWords.test(text)
  const words = traits.words.map((word) => word.text)
  const last = words.at(-1) ?? ''
  if (words.length === 1) return (states.has(last) || isCamelState(text)) && onlyWords.test(text)
  const isClosed = (states.has(last) && last !== 'no' && last !== 'on') || closings.has(last)
  if (!isClosed || !onlyWords.test(text)) return false
  return words.slice(0, -1).every((word) => parts.has(word) || (states.has(word) && word !== 'no'))
}

/** `inProgress`, `PaymentFailed`: words told apart by their capitals. */
function isCamelState(text: string): boolean {
  if (!/[a-z][A-Z]/.test(text)) return false
  const words = text
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ')
  const last = words.at(-1) ?? ''
  const isKnown = words.slice(0, -1).every((word) => parts.has(word) || states.has(word))
  return words.length <= maxWords && isKnown && (states.has(last) || closings.has(last))
}
