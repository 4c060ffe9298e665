/** The passages of a text that order something or speak to somebody: what is worth judging. */
import { type TextTraits, traitsOf } from '../../flow/recognise/text-traits.ts'
import { actionWords, unmask, unmaskText } from './action-words.ts'
import { type Addressed, addressedIn, addressWords, rolesIn } from './addressed.ts'
import { type OrderClause, ordersIn, unspacedMark } from './order-form.ts'
import { formOf, passageAround, type Stretch, type TextForm } from './passages.ts'

/** Passages of one text that are looked at closely. */
const maxPassages = 96

const triggers: ReadonlySet<string> = new Set([...actionWords.keys(), ...addressWords])
const masked = /[a-z]{1,12}[0134570$][a-z]{1,12}/gi

export interface Look {
  /** In order; no two overlap. */
  readonly passages: readonly Looked[]
  /** Where marks of a role stand. */
  readonly roles: readonly number[]
  readonly form: TextForm
}

/** What is worth judging in `text`; undefined where nothing is. */
export function lookThrough(text: string): Look | undefined {
  const traits = traitsOf(text)
  if (!traits.hasSpace && !traits.hasUnspacedScript) return undefined
  const places = placesIn(text, traits)
  if (places.length === 0) return undefined
  const form = formOf(text)
  const addresses = traits.wordsOf(addressWords)
  const passages: Looked[] = []
  let limit = 0
  let next = 0
  let count = 0
  for (const { start, end } of places) {
    if (start < limit) continue
    if (++count > maxPassages) break
    const passage = passageAround(text, start, end, form)
    limit = passage.end
    while (next < addresses.length && (addresses[next]?.start ?? 0) < passage.start) next++
    const mayAddress =
      traits.hasUnspacedScript || (addresses[next]?.start ?? text.length) < passage.end
    const looked = lookAt(text, passage, mayAddress)
    if (looked !== undefined) passages.push(looked)
  }
  if (passages.length === 0) return undefined
  return { passages, roles: rolesIn(text, traits, form === 'prose'), form }
}

/** Where a word stands that an order needs. */
function placesIn(text: string, traits: TextTraits): readonly Stretch[] {
  const places: Stretch[] = []
  for (const word of traits.wordsOf(triggers)) {
    // Names of fields and parts of addresses.
    const next = text.charCodeAt(word.end)
    if (next === 0x5f || next === 0x3d || next === 0x22 || text.charCodeAt(word.start - 1) === 0x5f)
      continue
    places.push(word)
  }
  if (traits.hasLetterDigit || traits.hasCurrencySign)
    for (const { 0: found, index } of text.matchAll(masked))
      if (actionWords.has(unmask(found.toLowerCase())))
        places.push({ start: index, end: index + found.length })
  if (
    traits.hasNonAscii &&
    (!traits.hasUnspacedScript || unspacedMark.test(text) || maySpeak.test(text))
  )
    for (const { 0: found, index } of text.matchAll(otherScript))
      places.push({ start: index, end: index + found.length })
  return places.sort((one, other) => one.start - other.start)
}

/** Orders that need no mark: they start with an action, or speak to a model. */
const maySpeak =
  /(?:把|将)|(?:^|[。！\n])\s{0,4}(?:发送|转发|购买|支付|转账|更改|修改|删除|执行|访问|打开|点击)|模型|助手|指示|指令|任务|タスク|モデル|アシスタント|지시|모델/u

/** Runs of scripts that join words, and words that mix Latin with look-alikes. */
const otherScript =
  /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,40}|[a-z]{1,12}[\u0370-\u03ff\u0400-\u04ff][a-z\u0370-\u03ff\u0400-\u04ff]{0,12}/giu

export interface Looked extends Stretch {
  readonly text: string
  readonly clauses: readonly OrderClause[]
  /** To whom it speaks, where it speaks to somebody in particular. */
  readonly addressed: Addressed | undefined
}

function lookAt(text: string, { start, end }: Stretch, mayAddress: boolean): Looked | undefined {
  const passage = unmaskText(text.slice(start, end))
  if (passage.length < 6) return undefined
  const clauses = ordersIn(passage).filter(({ isNegative }) => !isNegative)
  const addressed = mayAddress ? addressedIn(passage) : undefined
  if (clauses.length === 0 && addressed === undefined) return undefined
  return { start, end, text: passage, clauses, addressed }
}
