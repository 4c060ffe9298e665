/** What the client tells the user, against what it was given. */
import type { TrajectoryView } from '../../../trajectory/memory.ts'
import { hasFailed } from '../../outcome.ts'
import { askedIn } from '../../task/asked.ts'
import { askedKinds } from '../../task/asked-kinds.ts'
import { offerIndexOf } from '../../task/offer-index.ts'
import { unnamed } from '../../task/said-values.ts'
import type { Put } from '../feature-table.ts'
import { latestTurnOf, shareIn } from './latest-turn.ts'
import { fitOfCall, nameOf } from './order-features.ts'
import { isNear, numbersIn, seenValues, wordsIn } from './seen-values.ts'
import { putTelling } from './telling-features.ts'
import { differsSlightly, formOfToken, tokensIn } from './token-form.ts'
import type { Recent } from './unit-features.ts'

/** UTF-16 code units of an answer, numbers and names of it that are looked at. */
const maxText = 8_192
const maxNumbers = 64
const maxNames = 48

const declining =
  /\b(?:sorry|apologi[sz]e|unable|cannot|can't|can not|couldn't|could not|don't have|do not have|not able|unfortunately|no (?:results?|information|data)|not (?:found|available))\b/i
const claiming =
  /\b(?:has been|have been|was|were|i've|i have|successfully|is now|are now) (?:\S{1,24} ){0,2}?(?:\w{2,20}ed|sent|set|made|found|done|paid|put|bought)\b|\bsuccess\w{0,5}\b/i

export function putAnswer(put: Put, text: string, past: TrajectoryView, recent: Recent): void {
  const said = text.slice(0, maxText)
  const words = wordsIn(said)
  put('answer-length', Math.log1p(words.length))
  put('answer-asks', said.trimEnd().endsWith('?') || /\?\s*$/m.test(said.slice(-400)))
  put('answer-declines', declining.test(said.replaceAll('\u2019', "'")))
  put('answer-claims', claiming.test(said))
  putNumbers(put, said, past, recent)
  putNames(put, said, past)
  putTokens(put, said, past, recent)
  putLatest(put, said, words, past, recent)
  putRequest(put, words, past, recent)
  putTelling(put, said, past, recent)
}

/** The mark of a list, and small counts that anybody may write. */
const listMark = /^[ \t]{0,8}\d{1,3}[.)]/gm

function putNumbers(put: Put, said: string, past: TrajectoryView, { latestReturn }: Recent): void {
  const numbers = [...new Set(numbersIn(said.replace(listMark, '')))].slice(0, maxNumbers)
  const seen = seenValues(past).numbers
  put('answer-numbers', numbers.length)
  const unseen = numbers.filter(
    (number) => number > 1 && !seen.has(number) && !isOtherwise(number, seen),
  )
  put('numbers-unseen-count', unseen.length)
  if (numbers.length > 0) put('numbers-unseen', unseen.length / numbers.length)
  const recent = [...seen].slice(-256)
  put('numbers-near', unseen.filter((number) => isNear(number, recent)).length)
  if (latestReturn === undefined || numbers.length === 0) return
  const given = new Set(
    latestReturn.leaves
      .slice(0, 256)
      .flatMap(([, value]) => numbersIn(String(value).slice(0, 2_048))),
  )
  put('numbers-returned', numbers.filter((number) => given.has(number)).length / numbers.length)
}

/** Whether some number is this one: an hour after noon, rounded as this one is written, a share. */
function isOtherwise(number: number, seen: ReadonlySet<number>): boolean {
  const digits = String(number).split('.')[1]?.length ?? 0
  if (number < 12 && seen.has(number + 12)) return true
  let left = 512
  for (const one of seen) {
    if (left-- <= 0) return false
    if (
      Math.abs(one - number) < 10 ** -digits &&
      Number(one.toFixed(Math.min(9, digits))) === number
    )
      return true
    // A share, as a percentage; a fraction of a thousand.
    if (one * 100 === number || one * 1_000 === number) return true
  }
  return false
}

function putNames(put: Put, said: string, past: TrajectoryView): void {
  const { words } = seenValues(past)
  let count = 0
  let unseen = 0
  for (const match of said.matchAll(/(?<=[\p{Ll},;:] )\p{Lu}[\p{L}'-]{2,30}/gu)) {
    if (count >= maxNames) break
    if (unnamed.test(match[0])) continue
    count++
    const parts = wordsIn(match[0])
    if (!parts.some((word) => words.has(word))) unseen++
  }
  put('names-unseen-count', unseen)
  if (count > 0) put('names-unseen', unseen / count)
}

/** Observations whose dates and codes an answer may repeat. */
const maxLooked = 24

/** Dates, codes and names of an answer, against those that came before it. */
function putTokens(
  put: Put,
  said: string,
  { observations }: TrajectoryView,
  { latestReturn }: Recent,
): void {
  const before = new Set<string>()
  for (const { leaves } of observations.slice(-maxLooked))
    for (const [, value] of leaves.slice(0, 64))
      for (const token of tokensIn(String(value).slice(0, 1_024))) before.add(token.toLowerCase())
  const own = tokensIn(said.replace(listMark, ''))
  const written = new Set(own.map((token) => token.toLowerCase()))
  const unseen = own.filter(
    (token, at) =>
      formOfToken(token) !== 'word' &&
      !(formOfToken(token) === 'name' && (at === 0 || unnamed.test(token))) &&
      !before.has(token.toLowerCase()),
  )
  const codes = unseen.filter((token) => formOfToken(token) === 'code')
  const known = [...before].filter((token) => /\d/.test(token)).slice(-256)
  put('tokens-unseen', codes.length)
  put(
    'tokens-near',
    codes
      .slice(0, 32)
      .filter((token) => known.some((one) => differsSlightly(token.toLowerCase(), one))).length,
  )
  if (latestReturn === undefined) return
  const unsaid = new Set(
    latestReturn.leaves
      .slice(0, 32)
      .flatMap(([, value]) => tokensIn(String(value).slice(0, 128)).slice(0, 6))
      .filter((token) => !written.has(token.toLowerCase()))
      .map(formOfToken),
  )
  put('told-otherwise', unseen.filter((token) => unsaid.has(formOfToken(token))).length)
}

function putLatest(
  put: Put,
  said: string,
  words: readonly string[],
  { turns }: TrajectoryView,
  { latestReturn }: Recent,
): void {
  if (latestReturn === undefined) return
  const { leaves, turn } = latestReturn
  const looked = leaves.slice(0, 128)
  put('latest-failed', hasFailed(latestReturn))
  put('latest-empty', leaves.length === 0)
  put('latest-age', (turns.at(-1)?.number ?? turn) - turn)
  const given = new Set(looked.flatMap(([, value]) => wordsIn(String(value).slice(0, 2_048))))
  put('about-latest', shareIn(new Set(words), given))
  const lower = said.toLowerCase()
  const telling = looked.filter(
    ([, value]) =>
      typeof value !== 'boolean' && String(value).length > 1 && String(value).length < 96,
  )
  if (telling.length === 0) return
  const repeated = telling.filter(([, value]) => lower.includes(String(value).toLowerCase()))
  put('returned-said', repeated.length / telling.length)
}

function putRequest(
  put: Put,
  words: readonly string[],
  past: TrajectoryView,
  { calls }: Recent,
): void {
  const latest = latestTurnOf(past)
  const asked = askedIn(past)
  if (latest === undefined || asked === undefined) return
  put('about-request', shareIn(new Set(words), new Set(wordsIn(latest.text))))
  const index = offerIndexOf(past.offered)
  const [best] = index.bestFor(latest)
  put('offer-fit', best?.fit ?? 0)
  const fits = calls.slice(0, 16).map((call) => fitOfCall(call, index, latest))
  put('offer-lead', (best?.fit ?? 0) - Math.max(0, ...fits))
  if (fits.length > 0) {
    const most = Math.max(...fits)
    const least = Math.min(...fits)
    put('called-fit', most)
    put('called-least', least)
    // Calls are latest first.
    if (most > least) put('called-order', fits.lastIndexOf(most) > fits.indexOf(least))
  }
  put(
    'offer-uncalled',
    best !== undefined && !calls.some((call) => nameOf(call) === best.tool.name),
  )
  const isAsked = [...askedKinds(asked)].some((kind) => kind !== 'read')
  put('asked-change', isAsked && !calls.some(({ changes }) => changes === true))
}
