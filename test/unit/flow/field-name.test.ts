import { describe, expect, it } from 'vitest'
import {
  factsOfName,
  namesPerson,
  typeOfFieldName,
  withoutNumber,
  wordsOf,
} from '../../../src/flow/field-name.ts'

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

describe('withoutNumber', () => {
  it('puts 0 in the place of a number that closes a name as a word of its own', () => {
    expect(withoutNumber('order 10001')).toBe('order 0')
    expect(withoutNumber('order_10_17')).toBe('order_10_0')
    for (const name of ['order', 'line1', '2026', ' 5', 'a\u00e97', '']) {
      expect(withoutNumber(name)).toBe(name)
    }
  })

  it('changes nothing of what a name says but the number among its words', () => {
    const many = 'a b c d e f g h i j k'
    for (const name of ['order 7', 'sent by 12', 'number 3', 'min 4', 'teams-9', `${many} 5`]) {
      const { words, isNumbered, ...facts } = factsOfName(name)
      const { words: _, isNumbered: __, ...plain } = factsOfName(withoutNumber(name))
      if (isNumbered) expect(words.at(-1)).toMatch(/^\d+$/)
      expect([name, facts]).toEqual([name, plain])
      expect(words.at(-1)).toBe(/\d+$/.exec(name)?.[0])
    }
    expect(wordsOf(`${many} l 5`)).toEqual(`${many} l`.split(' '))
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

  const more: readonly (readonly [string, readonly string[]])[] = [
    ['date-time', ['created_at', 'startTime', 'DepartureDate', 'expires', 'year', 'check_in']],
    ['quantity', ['number_of_rooms', 'NumberGuests', 'page_size', 'maxResults', 'totalCount']],
    ['record-id', ['productId', 'item_ids', 'flight_number', 'uuid', 'sku']],
    ['order-id', ['booking_id', 'trackingnumber', 'reservationCode', 'order_no']],
    ['status', ['status', 'orderStatus', 'success', 'availability']],
    ['item', ['title', 'product_name', 'songs', 'eventName', 'stock_list']],
    ['attribute', ['color', 'colour', 'genre', 'travel_class', 'languages', 'payment_method']],
    ['organisation-name', ['company', 'hotel_name', 'airlines', 'home_team']],
    ['search-query', ['query', 'searchTerm', 'keywords', 'q']],
    ['location', ['city_of_event', 'cities', 'address1', 'origin', 'travel_to', 'venue_name']],
    ['person-name', ['doctorName', 'attendees', 'directed_by', 'artist']],
    ['employment', ['occupation', 'job_title']],
    ['education', ['gpa']],
    ['family-life', ['marital_status']],
    ['belief', ['religion']],
    ['credential', ['bank_account_password', 'otp', 'pin']],
  ]
  for (const [type, names] of more) {
    it(`reads ${type} from ${names.join(', ')}`, () => {
      for (const name of names) expect([name, typeOfFieldName(name)]).toEqual([name, type])
    })
  }

  it('does not take a page token for a credential', () => {
    for (const name of ['nextPageToken', 'page_token', 'progressToken', 'continuation_token']) {
      expect([name, typeOfFieldName(name)]).toEqual([name, undefined])
    }
    expect(typeOfFieldName('max_tokens')).toBe('quantity')
  })

  it('does not take error, status or country codes for source code', () => {
    for (const name of ['status_code', 'error_code', 'exit_code']) {
      expect([name, typeOfFieldName(name)]).toEqual([name, 'status'])
    }
    expect(typeOfFieldName('languageCode')).toBe('attribute')
  })

  it('does not take the height of a line or the weight of a font for a body', () => {
    for (const name of ['line_height', 'fontWeight', 'block_height', 'max_height']) {
      expect([name, typeOfFieldName(name)]).toEqual([name, 'quantity'])
    }
  })

  it('does not take a fact about a value for the value', () => {
    const facts = {
      email_count: 'quantity',
      message_id: 'record-id',
      contentType: 'attribute',
      email_verified: 'status',
      tokenType: 'attribute',
      payment_method_id: 'record-id',
    }
    for (const [name, type] of Object.entries(facts)) {
      expect([name, typeOfFieldName(name)]).toEqual([name, type])
    }
  })

  it('states nothing for names of no meaning and names of the prototype', () => {
    for (const name of ['__proto__', 'constructor', 'toString', '', 'foo', 'x1y2']) {
      expect([name, typeOfFieldName(name)]).toEqual([name, undefined])
    }
  })

  it('finds no date in an update and no count in an account', () => {
    for (const name of ['mandate', 'validate', 'consolidated', 'paid', 'hybrid']) {
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

it('tells a plural with a type of its own from its singular', () => {
  expect(typeOfFieldName('minutes')).toBe('quantity')
  expect(typeOfFieldName('minute')).toBe('date-time')
})

it('knows of a name that ends in a number what it knows of the name', () => {
  const known = factsOfName('order 0')
  for (const name of ['order 1', 'order 20017', 'order 1']) {
    const { words, ...facts } = factsOfName(name)
    expect(words).toEqual(['order', name.slice(6)])
    expect(facts.type).toBe(known.type)
  }
})
