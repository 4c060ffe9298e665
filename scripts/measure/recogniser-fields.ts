/**
 * Recall on recorded dialogues where the name of a field says what its value is: a silver label,
 * right for most values and not for all.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type InformationType, informationTypes } from '../../src/flow/flow.ts'
import { recognise } from '../../src/flow/recognise/recognise.ts'
import { wilsonInterval } from './tally.ts'

/** Fields, lower case, whose values are of a type; only those that occur in the data. */
const typeOfField: Readonly<Partial<Record<InformationType, string>>> = {
  'person-name':
    'patient_name patientname customername rentername guestname drivername fullname full_name cardholder_name doctorname doctor_name passenger_name first_name',
  location:
    'city city_of_event pickup_city origin_city destination_city departurecity arrivalcity city_name street_address address venue_address address_of_location mailing_address address1 country zip',
  'birth-date': 'date_of_birth dob birth_date birthdate birthday dateofbirth',
  health: 'symptom symptoms',
  'national-id': 'passport_number ssn',
  'email-address': 'email email_address',
  'phone-number': 'phone phone_number phonenumber',
  'payment-card': 'card_number cardnumber',
  url: 'url link',
}

/** `19 of 20, 95.0% (76.4 to 99.1)`; a dash where there is nothing to divide by. */
export function share(hits: number, trials: number): string {
  if (trials === 0) return '-'
  const [low, high] = wilsonInterval(hits, trials)
  const percent = (part: number): string => (100 * part).toFixed(1)
  return `${hits} of ${trials}, ${percent(hits / trials)}% (${percent(low)} to ${percent(high)})`
}

interface Count {
  hits: number
  all: number
}

/** A Markdown section: distinct values of each field in every second record, and how many are found. */
export function fieldSection(dataFolder: string | undefined): string {
  const title = '### Values of named fields in recorded dialogues'
  if (dataFolder === undefined) return `${title}\n\nNot measured: MCIP_DATA is not set.\n`
  const values = valuesByField(dataFolder)
  const rows = informationTypes.flatMap((type) =>
    (typeOfField[type] ?? '')
      .split(' ')
      .filter((field) => field !== '')
      .map((field) => rowOf(type, field, values.get(field) ?? new Set())),
  )
  return [
    title,
    '',
    'Distinct values of the held-out half of the records (odd places); the value alone, then as `field: value`.',
    '',
    '| type | field | found in the value alone | found in `field: value` |',
    '|---|---|---|---|',
    ...rows.filter((row) => row !== ''),
    '',
  ].join('\n')
}

function rowOf(type: InformationType, field: string, values: ReadonlySet<string>): string {
  if (values.size === 0) return ''
  const alone: Count = { hits: 0, all: values.size }
  const named: Count = { hits: 0, all: values.size }
  for (const value of values) {
    if (recognise(value).some((span) => span.type === type)) alone.hits++
    const line = `${field.replaceAll('_', ' ')}: ${value}`
    if (recognise(line).some((span) => span.type === type)) named.hits++
  }
  return `| ${type} | ${field} | ${share(alone.hits, alone.all)} | ${share(named.hits, named.all)} |`
}

/** Distinct strings of every field in calls and results of the records at odd places. */
function valuesByField(dataFolder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>()
  for (const part of ['gold', 'attack']) {
    for (const name of readdirSync(join(dataFolder, part)).sort()) {
      const lines = gunzipSync(readFileSync(join(dataFolder, part, name)))
        .toString()
        .split('\n')
      for (const [index, line] of lines.entries()) {
        if (index % 2 === 1 && line !== '') collectRecord(JSON.parse(line), values)
      }
    }
  }
  return values
}

interface ChatMessage {
  readonly role?: string
  readonly content?: unknown
  readonly tool_calls?: readonly { readonly function?: { readonly arguments?: unknown } }[]
}

function collectRecord(
  record: { readonly messages?: readonly ChatMessage[] },
  values: Map<string, Set<string>>,
): void {
  for (const { role, content, tool_calls: calls } of record.messages ?? []) {
    for (const call of calls ?? []) collect(parsed(call.function?.arguments), '', values)
    if (role === 'tool') collect(parsed(content), '', values)
  }
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    // Plain text has no fields.
    return undefined
  }
}

function collect(value: unknown, field: string, values: Map<string, Set<string>>): void {
  if (typeof value === 'string') {
    if (value.trim() === '') return
    const known = values.get(field)
    if (known === undefined) values.set(field, new Set([value]))
    else known.add(value)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, field, values)
    return
  }
  for (const [name, item] of Object.entries(value)) collect(item, name.toLowerCase(), values)
}
