/** How far information may travel, by what it is about and whom. */
import { type Flow, type InformationType, sensitiveTypes } from '../flow/flow.ts'
import type { Confidentiality } from './observation.ts'

const secret: ReadonlySet<InformationType> = new Set(['credential', 'payment-card'])

/** What concerns a person when it goes astray. @see Regulation (EU) 2016/679, Art. 4(1), 9 and 10 */
const personal: ReadonlySet<InformationType> = new Set([
  'email-address',
  'phone-number',
  'bank-account',
  'national-id',
  'birth-date',
  ...sensitiveTypes,
  'location',
  'person-name',
  'account-id',
  'order-id',
])

/** The confidentiality of a flow's content: `private` where it concerns a person, or is the user's. */
export function confidentialityOf({
  type,
  subject,
}: Pick<Flow, 'type' | 'subject'>): Confidentiality {
  const { about, message } = type
  if (message === 'function-list' || message === 'discovery') return 'public'
  if (about.some((one) => secret.has(one))) return 'secret'
  const isOfPerson = subject.some(({ role }) => role === 'user' || role === 'third-party')
  return isOfPerson || about.some((one) => personal.has(one)) ? 'private' : 'public'
}
