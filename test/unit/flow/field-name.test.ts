import { describe, expect, it } from 'vitest'
import { namesPerson, typeOfFieldName, wordsOf } from '../../../src/flow/field-name.ts'

describe('wordsOf', () => {
  it('takes camel case, snake case, kebab case and dots as the same words', () => {
    for (const name of ['customerEmail', 'customer_email', 'customer-email', 'customer.email']) {
      expect(wordsOf(name)).toEqual(['customer', 'email'])
    }
  })

  it('gives no words for a name of marks only', () => {
    expect(wordsOf('')).toEqual([])
    expect(wordsOf('__--..')).toEqual([])
  })

  it('looks at a bounded part of an endless name', () => {
    expect(wordsOf('a_'.repeat(1_000_000)).length).toBe(12)
    expect(wordsOf('x'.repeat(1_000_000))).toEqual(['x'.repeat(128)])
  })

  it('keeps letters of other scripts and drops control characters', () => {
    expect(wordsOf('\u0430\u0434\u0440\u0435\u0441\u0000email')).toEqual(['адрес', 'email'])
  })
})

describe('typeOfFieldName', () => {
  const stated: readonly (readonly [string, readonly string[]])[] = [
    [
      'credential',
      ['password', 'apiKey', 'API_KEY', 'access_token', 'client_secret', 'passwordHash'],
    ],
    ['email-address', ['email', 'emailAddress', 'email_address', 'customerEmail', 'email_id']],
    ['phone-number', ['phone', 'phoneNumber', 'mobile', 'phonenumber']],
    ['payment-card', ['card_number', 'cardNumber', 'cvv', 'credit_card']],
    ['bank-account', ['iban', 'accountNumber']],
    ['account-id', ['username', 'user_name', 'userId', 'account_id', 'customerId']],
    ['person-name', ['first_name', 'lastName', 'fullname', 'family_name']],
    ['birth-date', ['dob', 'birthDate', 'date_of_birth']],
    ['health', ['weight', 'height', 'weight_kg', 'heightInMeters', 'heart_rate', 'bloodType']],
    ['location', ['address', 'zip_code', 'postalCode', 'city', 'shippingAddress', 'country_code']],
    ['money', ['price', 'total_amount', 'currencyCode']],
    ['host', ['ip_address', 'ip', 'hostname']],
    ['url', ['url', 'callbackUrl', 'token_url', 'tokenEndpoint']],
    ['file-path', ['path', 'filePath', 'directory']],
    ['source-code', ['code', 'source_code', 'python_code', 'script']],
    ['message-text', ['text', 'message', 'email_body', 'subject']],
  ]
  for (const [type, names] of stated) {
    it(`reads ${type} from ${names.join(', ')}`, () => {
      for (const name of names) expect([name, typeOfFieldName(name)]).toEqual([name, type])
    })
  }

  it('does not take a page token for a credential', () => {
    for (const name of ['nextPageToken', 'page_token', 'progressToken', 'continuation_token']) {
      expect([name, typeOfFieldName(name)]).toEqual([name, undefined])
    }
  })

  it('does not take error, status or country codes for source code', () => {
    for (const name of ['status_code', 'error_code', 'languageCode', 'exit_code']) {
      expect([name, typeOfFieldName(name)]).toEqual([name, undefined])
    }
  })

  it('does not take the height of a line or the weight of a font for a body', () => {
    for (const name of ['line_height', 'fontWeight', 'block_height', 'max_height']) {
      expect([name, typeOfFieldName(name)]).toEqual([name, undefined])
    }
  })

  it('does not take a fact about a value for the value', () => {
    for (const name of [
      'email_count',
      'message_id',
      'contentType',
      'email_verified',
      'tokenType',
    ]) {
      expect([name, typeOfFieldName(name)]).toEqual([name, undefined])
    }
  })

  it('states nothing for names of the prototype', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
      expect([name, typeOfFieldName(name)]).toEqual([name, undefined])
    }
  })
})

describe('namesPerson', () => {
  it('knows a person by role and by name', () => {
    const names = [
      'author',
      'assignees',
      'recipientName',
      'first_name',
      'fullName',
      'surname',
      'owners',
    ]
    for (const name of names) expect([name, namesPerson(name)]).toEqual([name, true])
  })

  it('knows no person by the name of a thing', () => {
    const names = [
      'name',
      'file_name',
      'hostname',
      'username',
      'author_id',
      'ownerCount',
      '',
      'bus',
    ]
    for (const name of names) expect([name, namesPerson(name)]).toEqual([name, false])
  })
})
