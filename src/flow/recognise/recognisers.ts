/** All recognisers, the most harmful information first, in the order of `informationTypes`. */
import { accountId } from './account-id.ts'
import { bankAccount } from './bank-account.ts'
import { belief } from './belief.ts'
import { birthDate } from './birth-date.ts'
import { credential } from './credential.ts'
import { dateTime } from './date-time.ts'
import { education } from './education.ts'
import { emailAddress } from './email-address.ts'
import { employment } from './employment.ts'
import { ethnicOrigin } from './ethnic-origin.ts'
import { familyLife } from './family-life.ts'
import { filePath } from './file-path.ts'
import { finance } from './finance.ts'
import { health } from './health.ts'
import { host } from './host.ts'
import { legalMatter } from './legal-matter.ts'
import { location } from './location.ts'
import { messageText } from './message-text.ts'
import { modelInstruction } from './model-instruction.ts'
import { money } from './money.ts'
import { nationalId } from './national-id.ts'
import { orderId } from './order-id.ts'
import { organisationName } from './organisation-name.ts'
import { paymentCard } from './payment-card.ts'
import { personName } from './person-name.ts'
import { phoneNumber } from './phone-number.ts'
import { quantity } from './quantity.ts'
import type { Recogniser } from './recogniser.ts'
import { recordId } from './record-id.ts'
import { sexualLife } from './sexual-life.ts'
import { sourceCode } from './source-code.ts'
import { status } from './status.ts'
import { url } from './url.ts'

export const recognisers: readonly Recogniser[] = [
  credential,
  emailAddress,
  phoneNumber,
  paymentCard,
  bankAccount,
  nationalId,
  birthDate,
  health,
  sexualLife,
  belief,
  ethnicOrigin,
  legalMatter,
  familyLife,
  finance,
  employment,
  education,
  location,
  personName,
  accountId,
  orderId,
  organisationName,
  money,
  dateTime,
  filePath,
  url,
  host,
  sourceCode,
  messageText,
  quantity,
  status,
  recordId,
  modelInstruction,
]
