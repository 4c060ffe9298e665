/** All recognisers, the most harmful information first. */
import { bankAccount } from './bank-account.ts'
import { credential } from './credential.ts'
import { emailAddress } from './email-address.ts'
import { filePath } from './file-path.ts'
import { paymentCard } from './payment-card.ts'
import { phoneNumber } from './phone-number.ts'
import type { Recogniser } from './recogniser.ts'
import { url } from './url.ts'

export const recognisers: readonly Recogniser[] = [
  credential,
  paymentCard,
  bankAccount,
  emailAddress,
  phoneNumber,
  url,
  filePath,
]
