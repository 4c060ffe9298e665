/**
 * Whether subject and information type that are found in recorded results agree with the seed that
 * each dialogue was written from. What labels never sees the seed.
 *
 *     MCIP_DATA=... tsx scripts/measure/privacylens.ts
 *
 * The mapping below was written from the seeds of the records at even places, before any result of
 * those at odd places was looked at; these are reported.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Flow, InformationType } from '../../src/flow/flow.ts'
import { judgedRecords } from './judged-records.ts'
import { shareWithInterval } from './wilson.ts'

interface Seed {
  readonly data_type: string
  readonly data_subject: string
  readonly data_sender: string
}

/**
 * The seeds call the user by one of two first names. A seed that begins with one of them is about
 * the user, unless it goes on to somebody of theirs; one that adds "and his/her ..." is about both;
 * one that repeats the sender is about the user, for whom the agent acts. All others are about a
 * third party.
 */
export function rolesOfSeed({ data_subject, data_sender }: Seed): readonly string[] {
  const subject = data_subject.trim().toLowerCase()
  if (/^(?:john|jane)\b(?!['’]s)/.test(subject)) {
    return /\band (?:his|her)\b/.test(subject) ? ['user', 'third-party'] : ['user']
  }
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^(?:an?|the) /, '')
  return plain(subject) === plain(data_sender) ? ['user'] : ['third-party']
}

/** Words of a seed's data type, and the types any of which agrees with it; all that match count. */
const typesOfWords: readonly (readonly [RegExp, readonly InformationType[]])[] = [
  [/password|log-?in|credential/, ['credential']],
  [/credit card (?:info|number)/, ['payment-card']],
  [/\bssn\b|social security/, ['national-id']],
  [/phone/, ['phone-number']],
  [/e-?mail address/, ['email-address']],
  [
    /health|medic|diagnos|therap|mental|disab|hiv\b|prescription|illness|surgery|hospital|treatment|adhd|vaccin|pregnan|recovery|relapse|substance|drug|alcohol|autis|dietary|trauma|counsel|physical|injur|patient/,
    ['health'],
  ],
  [
    /sexual|orientation|romantic|infidelity|affair|transgender|gender identity|intimate|virginity|cheating|lgbt/,
    ['sexual-life'],
  ],
  [/relig|politic|belief|prayer|faith|ideolog|confession/, ['belief']],
  [/ethnic|racial|demographic/, ['ethnic-origin', 'person-name', 'location', 'finance']],
  [
    /legal|lawsuit|\bcases?\b|crime|criminal|evidence|witness|theft|immigration|undocumented|guilt|custody|background check/,
    ['legal-matter'],
  ],
  [
    /family|marri|marital|child\b|children|adoption|divorce|relationship|abusive|wife|husband/,
    ['family-life'],
  ],
  [
    /salary|income|bonus|employ|\bjobs?\b|work\b|workplace|performance review|performance evaluation|contract status|accommodation/,
    ['employment', 'finance', 'money'],
  ],
  [/grade|academic|school|essay|graduation|education|student|classmate/, ['education']],
  [
    /financ|bank|credit|debt|invest|tax\b|donation|donor|transaction|money|balance|loan|insurance/,
    ['finance', 'money', 'bank-account'],
  ],
  [/address|location|relocation|itinerary|travel/, ['location']],
  [/\bnames?\b|identity/, ['person-name']],
  [/timetable|schedule|routine|appointment|event\b|upcoming/, ['date-time']],
]

/** The types any of which agrees with the seed; empty where none of the closed list says it. */
export function typesOfSeed({ data_type }: Pick<Seed, 'data_type'>): readonly InformationType[] {
  const words = data_type.toLowerCase()
  return [...new Set(typesOfWords.flatMap(([found, types]) => (found.test(words) ? types : [])))]
}

/** Kinds of errors, read one by one on the even half. */
const discussion: readonly string[] = [
  '### Errors by kind, read on the other half',
  '',
  '- The user is not found: their own address, handle or first name stands in messages or among attendees, and nothing in the dialogue says that it is theirs, so it counts as a third party; so do notes about the user without "I", and those about a project.',
  '- The user is found beside the third party: a note about somebody else that is written in the first person is about both, where the seed names only the one whom it would harm.',
  '- No third party is found: a pseudonym, a person known by a letter, a company under a heading.',
  '- No type is found where the text tells it without its words: a relationship by what two people did, a disability by an aid, a relapse by one word, a view by an argument.',
  '- No type is found for values that are none: card numbers with a wrong check digit, social security numbers of an area that is never given out. That is by design.',
  '- The mapping is too coarse: a seed with "work", "case" or "client\'s confession" in it may be about no employment, no court and no belief.',
  '',
]

interface Comparison {
  readonly seed: Seed
  readonly roles: readonly string[]
  readonly types: readonly InformationType[]
  readonly found: Found
}

interface Found {
  readonly roles: ReadonlySet<string>
  /** Role of the most specific subject in most results. */
  readonly first: string
  readonly types: ReadonlySet<InformationType>
}

/** The Markdown section. */
export async function privacyLensSection(data: string, parity: 0 | 1 = 1): Promise<string> {
  const compared = await comparisonsOf(join(data, 'attack', 'privacylens.jsonl.gz'), parity)
  const mapped = compared.filter(({ types }) => types.length > 0)
  const agree = compared.filter(({ roles, found }) => roles.some((role) => found.roles.has(role)))
  const alone = compared.filter(
    ({ roles, found }) =>
      roles.every((role) => found.roles.has(role)) && others(roles, found.roles).length === 0,
  )
  const first = compared.filter(({ roles, found }) => roles.includes(found.first))
  const typed = mapped.filter(({ types, found }) => types.some((type) => found.types.has(type)))
  const constant = compared.filter(({ roles }) => roles.includes('third-party'))
  const average = mapped.reduce((sum, { found }) => sum + found.types.size, 0) / mapped.length
  return [
    '## Subject and information type on PrivacyLens',
    '',
    'The recorded results against the seed that each dialogue was written from, 95% Wilson intervals; records at odd places (from 0). The mapping from the words of seeds stands in `scripts/measure/privacylens.ts` and was written from the other half.',
    '',
    '| what | agreement |',
    '| --- | --- |',
    `| a result has a subject of the seed's role | ${shareWithInterval(agree.length, compared.length)} |`,
    `| the results have subjects of the seed's role and of no other that is known | ${shareWithInterval(alone.length, compared.length)} |`,
    `| the most specific subject of most results has the seed's role | ${shareWithInterval(first.length, compared.length)} |`,
    `| seeds about the user: a result is about the user | ${recallOf('user', compared)} |`,
    `| seeds about a third party: a result is about one | ${recallOf('third-party', compared)} |`,
    `| (to compare: always "third party") | ${shareWithInterval(constant.length, compared.length)} |`,
    `| a result has a type that the seed names | ${shareWithInterval(typed.length, mapped.length)} |`,
    '',
    'Results often are about both: a note of the user about a client. "Always both" would reach 100% in the first row, so the second one is read beside it.',
    '',
    `${compared.length - mapped.length} of ${compared.length} seeds have no word of the mapping (plans, designs, gossip; more of them here than in the half that it was written from) and are left out of the last row. A record's results have ${average.toFixed(1)} types on average, so a hit is not by chance alone, but some are.`,
    '',
    ...discussion,
    '### Subjects: the seed against what was found',
    '',
    confusion(compared),
    '',
    '### Types of seeds, found and missed',
    '',
    typeTable(mapped),
    '',
  ].join('\n')
}

async function comparisonsOf(file: string, parity: 0 | 1): Promise<readonly Comparison[]> {
  const compared: Comparison[] = []
  for await (const { text, judged } of judgedRecords(file, parity)) {
    const returns = judged.steps
      .flatMap(({ flows }) => flows)
      .filter(({ type }) => type.message === 'function-return')
    const { seed } = (JSON.parse(text) as { meta: { seed: Seed } }).meta
    compared.push({
      seed,
      roles: rolesOfSeed(seed),
      types: typesOfSeed(seed),
      found: foundIn(returns),
    })
  }
  return compared
}

function recallOf(role: string, compared: readonly Comparison[]): string {
  const asked = compared.filter(({ roles }) => roles.includes(role))
  return shareWithInterval(asked.filter(({ found }) => found.roles.has(role)).length, asked.length)
}

function foundIn(returns: readonly Flow[]): Found {
  const firsts = new Map<string, number>()
  for (const { subject } of returns) {
    const role = subject[0]?.role ?? 'unknown'
    if (role !== 'unknown') firsts.set(role, (firsts.get(role) ?? 0) + 1)
  }
  const [most] = [...firsts].sort((left, right) => right[1] - left[1])
  return {
    roles: new Set(returns.flatMap(({ subject }) => subject.map(({ role }) => role))),
    first: most?.[0] ?? 'unknown',
    types: new Set(returns.flatMap(({ type }) => type.about)),
  }
}

function others(roles: readonly string[], found: ReadonlySet<string>): readonly string[] {
  return [...found].filter((role) => role !== 'unknown' && !roles.includes(role))
}

function confusion(compared: readonly Comparison[]): string {
  const counts = new Map<string, number>()
  for (const { roles, found } of compared) {
    const known = [...found.roles].filter((role) => role !== 'unknown').sort()
    const key = `| ${roles.join(' and ')} | ${known.join(' and ') || 'nobody'} |`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const rows = [...counts].sort().map(([key, count]) => `${key} ${count} |`)
  return ['| seed | found | records |', '| --- | --- | --: |', ...rows].join('\n')
}

function typeTable(mapped: readonly Comparison[]): string {
  const counts = new Map<string, { all: number; found: number }>()
  for (const { seed, found } of mapped) {
    for (const [words, types] of typesOfWords) {
      if (!words.test(seed.data_type.toLowerCase())) continue
      const key = types.join(', ')
      const count = counts.get(key) ?? { all: 0, found: 0 }
      count.all++
      if (types.some((type) => found.types.has(type))) count.found++
      counts.set(key, count)
    }
  }
  const rows = [...counts].map(([key, { all, found }]) => `| ${key} | ${all} | ${found} |`)
  return ['| types that agree | seeds | found |', '| --- | --: | --: |', ...rows].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const data = process.env.MCIP_DATA
  if (data === undefined || !existsSync(data)) {
    console.error('privacylens: MCIP_DATA names no folder; nothing measured')
  } else process.stdout.write(await privacyLensSection(data, process.argv[2] === 'even' ? 0 : 1))
}
