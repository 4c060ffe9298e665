import { unitAt } from '../../mcp/unit-at.ts'
import { isDigit, isWordPart } from './character.ts'
import { marks } from './marks.ts'
import { apart, endOfMatch } from './match-at.ts'
import { valueNamedBy } from './numbered.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import type { TextTraits } from './text-traits.ts'

/** What is ordered, booked, sent or billed under a number. */
const names: ReadonlySet<string> = new Set(
  (
    'order orders booking bookings reservation reservations confirmation invoice purchase shipment tracking transaction return rma ' +
    'pnr itinerary ticket refund receipt parcel consignment bestellung bestellnummer auftrag auftragsnummer buchung ' +
    'buchungsnummer rechnung rechnungsnummer rechnungsnr sendungsnummer commande réservation facture pedido reserva factura encomenda ' +
    'ordine prenotazione fattura bestelling reference ref'
  ).split(' '),
)
/** Names of other things as well: the value needs a `number`, a `#` or a colon before it. */
const looseNames: ReadonlySet<string> = new Set([
  'ticket',
  'reference',
  'ref',
  'receipt',
  'purchase',
  'return',
])

/** Identifiers that say themselves that they name an order: `ORDER-104674`, `INV-2024-001`. */
const shaped =
  /(?:order|ord|inv|invoice|po|so|booking|rma|bkg|trk|txn|pnr)[-_](?:\d{4}[-_])?[A-Z]{0,3}\d{2,14}(?![\p{L}\p{N}_-])/iuy
/** `#W6272294`: a shop's number behind its sign. */
const signed = /#[A-Z]{1,3}-?\d{5,12}(?![\p{L}\p{N}_])/uy
const upu = /[A-Z]{2}\d{9}[A-Z]{2}(?![\p{L}\p{N}_])/uy
const ups = /1Z[0-9A-Z]{16}(?![\p{L}\p{N}_])/uy
const unspaced =
  /(?:주문|예약|송장|운송장|订单|訂單|预订|快递|注文|予約)(?: ?(?:번호|号码?|番号|单号|號碼))?(?:는|은|가|이|是|は|が)?[ :：#]{0,3}([A-Z]{0,4}-?\d{4,20})/gu

/** Numbers of orders, bookings, invoices and parcels, named as such or shaped as such. */
export const orderId: Recogniser = defineRecogniser({
  type: 'order-id',
  sources: [
    'UPU S10 (identification of postal items, with its check digit)',
    'UPS, Tracking number formats',
    'Schema.org, Order and Reservation (orderNumber, confirmationNumber, reservationId)',
  ],
  needs: marks.digit | marks.upperRun,
  prefilter: (_, traits) =>
    traits.hasUnspacedScript || traits.mayHold(names) || mayBeShaped(traits),
  find(text, traits) {
    const spans: Span[] = []
    for (const word of traits.wordsOf(names)) {
      const span = valueNamedBy(text, word, looseNames.has(word.text))
      if (span !== undefined) spans.push(span)
    }
    for (const { start } of mayBeShaped(traits) ? traits.numbers : []) {
      const span = shapedAround(text, start)
      if (span !== undefined) spans.push(span)
    }
    if (traits.hasUnspacedScript) {
      for (const { 0: whole, 1: value, index } of text.matchAll(unspaced)) {
        const end = index + whole.length
        spans.push({ start: end - (value?.length ?? 0), end })
      }
    }
    return apart(spans)
  },
})

/** Whether a number in the text may have letters or marks right at it, as all shapes have. */
function mayBeShaped(traits: TextTraits): boolean {
  return traits.hasLetterDigit || traits.hasHyphen || traits.hasUnderscore || traits.hasHash
}

const maxBefore = 16

/** An identifier of one of the shapes with the digit at `digit` in it. */
function shapedAround(text: string, digit: number): Span | undefined {
  let start = digit
  while (start > 0 && digit - start < maxBefore && isShapePart(unitAt(text, start - 1))) start--
  if (text[start - 1] === '#') {
    const end = endOfMatch(signed, text, start - 1)
    if (end !== -1 && !isWordPart(unitAt(text, start - 2))) return { start: start - 1, end }
  }
  const before = text[start - 1] ?? ' '
  if (before === '/' || before === '@' || before === '.') return undefined
  const first = unitAt(text, start)
  if (isDigit(first)) {
    const end = first === 0x31 ? endOfMatch(ups, text, start) : -1
    return end === -1 ? undefined : { start, end }
  }
  let end = endOfMatch(shaped, text, start)
  if (end === -1) {
    end = endOfMatch(upu, text, start)
    if (end !== -1 && !hasCheckDigit(text.slice(start + 2, start + 11))) end = -1
  }
  return end === -1 ? undefined : { start, end }
}

function isShapePart(code: number): boolean {
  return isWordPart(code) || code === 0x2d
}

const weights = [8, 6, 4, 2, 3, 5, 9, 7]

/** @see UPU S10, annex A */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (const [place, weight] of weights.entries()) sum += weight * Number(digits[place])
  const rest = 11 - (sum % 11)
  return Number(digits[8]) === (rest === 10 ? 0 : rest === 11 ? 5 : rest)
}
