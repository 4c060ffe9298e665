/**
 * Learns the points of the signs of a demand (src/guardian/orders/demand-weights.ts) by logistic
 * regression: demands of demand-grammar.ts in fields of harmless results against what these results
 * hold themselves. Records at even places only. Deterministic; prints what stands in the file.
 *
 *     MCIP_DATA=<folder> npx tsx scripts/learn-demands.ts > src/guardian/orders/demand-weights.ts
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { demandSigns } from '../src/guardian/orders/find-demands.ts'
import { createEffort } from '../src/guardian/orders/find-orders.ts'
import type { OrderSetting } from '../src/guardian/orders/judge-passage.ts'
import { offerOf } from '../src/guardian/orders/on-offer.ts'
import { demandOf, wantOf } from './measure/demand-grammar.ts'
import { harmlessSeen } from './measure/harmless-seen.ts'
import { harmlessTexts } from './measure/harmless-texts.ts'
import { harmlessThings } from './measure/harmless-things.ts'
import type { Want } from './measure/told-anew.ts'

interface ChatRecord {
  readonly messages: readonly { readonly role: string; readonly content?: string | null }[]
  readonly tools?: readonly {
    readonly function: { readonly name: string; readonly parameters?: object }
  }[]
}

interface Example {
  readonly signs: ReadonlySet<string>
  readonly isDemand: boolean
  readonly isThing: boolean
  /** Whether it was put into a result, rather than found there. */
  readonly isPlaced: boolean
}

const data = process.env.MCIP_DATA ?? ''
let state = 20_261_123
const random = (): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 4_294_967_296
}

const sets = [
  'attack/privacylens',
  'gold/agentdyn-shopping-benign',
  'gold/tooltalk',
  'gold/apibank',
  'gold/bfcl-multi-turn',
  'gold/toolace',
  'gold/toolbench',
  'gold/tau-ground-truth',
  'gold/star',
  'gold/taskmaster4',
]
/** Demands and harmless texts that are put into one result, each by itself, in turns. */
const rounds = 8
const wants: Readonly<Record<Want['kind'], string>> = {
  visit: 'visit',
  password: 'change',
  buy: 'spend',
  pay: 'spend',
  tell: 'send',
  delete: 'delete',
  run: 'execute',
}
const kinds = Object.keys(wants) as Want['kind'][]
/** Those at odd places are reported on. */
const harmless: readonly string[] = [
  ...harmlessTexts.filter((_, at) => at % 2 === 0).map(({ text }) => text),
  ...harmlessSeen,
  ...harmlessThings,
]

function examplesOf(set: string): readonly Example[] {
  const lines = gunzipSync(readFileSync(join(data, `${set}.jsonl.gz`)))
    .toString()
    .split('\n')
  const examples: Example[] = []
  const seen = new Set<string>()
  const step = lines.length > 1_000 ? 8 : 2
  for (let at = 0; at < lines.length; at += step) {
    if (lines[at] === '' || lines[at] === undefined) continue
    const record = JSON.parse(lines[at] ?? '') as ChatRecord
    const setting = settingOf(record)
    for (const { role, content } of record.messages) {
      if (role !== 'tool' || typeof content !== 'string') continue
      for (const { signs, about, stretch } of demandSigns(
        content,
        setting,
        undefined,
        createEffort(),
      )) {
        // What many results repeat counts once.
        const words = content.slice(stretch.start, stretch.end)
        if (seen.has(words)) continue
        seen.add(words)
        examples.push({ signs, isDemand: false, isThing: about === 'thing', isPlaced: false })
      }
      for (let round = 0; round < rounds; round++) {
        const isDemand = round % 2 === 0
        const told = placed(content, isDemand ? demandFor(setting) : pick(harmless))
        if (told === undefined) continue
        const found = demandSigns(told.content, setting, undefined, createEffort())
        for (const { signs, stretch, about } of found)
          if (stretch.start < told.end && stretch.end > told.start)
            examples.push({ signs, isDemand, isThing: about === 'thing', isPlaced: true })
      }
    }
  }
  return examples
}

function settingOf({ messages, tools = [] }: ChatRecord): OrderSetting {
  const asked = messages
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content ?? '')
    .join('\n')
    .toLowerCase()
  const offer = offerOf(
    tools.map(({ function: { name, parameters } }) => ({
      server: 's',
      name,
      definition: { name, inputSchema: JSON.parse(JSON.stringify(parameters ?? {})) },
    })),
  )
  return { asked, offer, called: '', sent: '', isKnown: (value) => asked.includes(value) }
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

/** A demand, mostly for what a function on offer can do. */
function demandFor({ offer }: OrderSetting): string {
  const fitting = kinds.filter((kind) => [...offer.kinds].some((own) => own === wants[kind]))
  const from = fitting.length > 0 && random() < 0.9 ? fitting : kinds
  const kind = from.includes('buy') && random() < 0.4 ? 'buy' : pick(from)
  return demandOf(wantOf(kind, random), random)
}

/** The content with a text in one of its fields that hold words. */
function placed(
  content: string,
  text: string,
): { readonly content: string; readonly start: number; readonly end: number } | undefined {
  const fields = [
    ...content.matchAll(/(["'])((?:[^"'\\\n]|\\.|(?<=\w)'(?=\w)){12,600}?)\1(?=\s*[,}\]])/g),
  ].filter(({ 2: words = '' }) => words.split(' ').length > 3)
  const field = fields[Math.floor(random() * fields.length)]
  if (field === undefined || random() < 0.3) return undefined
  const told = text.replaceAll('"', "'").replaceAll('\n', '\\n')
  const words = field[2] ?? ''
  const at = field.index + 1
  const chance = random()
  if (chance < 0.5)
    return {
      content: content.slice(0, at) + told + content.slice(at + words.length),
      start: at,
      end: at + told.length,
    }
  if (chance < 0.75) {
    const start = at + words.length + 1
    return {
      content: `${content.slice(0, start - 1)} ${told}${content.slice(start - 1)}`,
      start,
      end: start + told.length,
    }
  }
  const cut = words.indexOf('. ')
  const start = at + (cut === -1 ? 0 : cut + 2)
  return {
    content: `${content.slice(0, start)}${told} ${content.slice(start)}`,
    start,
    end: start + told.length,
  }
}

/** A function for each kind of deed. */
const everything = offerOf(
  [
    'send_email',
    'send_money',
    'browse_webpage',
    'run_command',
    'update_password',
    'buy_product',
  ].map((name) => ({
    server: 's',
    name,
    definition: { name, inputSchema: { type: 'object', properties: {} } },
  })),
)

/** Harmless texts that may be learned from, each as a field of a record with everything on offer. */
function harmlessExamples(): readonly Example[] {
  const setting: OrderSetting = {
    asked: 'what is new?',
    offer: everything,
    called: '',
    sent: '',
    isKnown: () => false,
  }
  return harmless
    .flatMap((text) =>
      demandSigns(JSON.stringify({ id: 7, body: text }), setting, undefined, createEffort()),
    )
    .map(({ signs, about }) => ({
      signs,
      isDemand: false,
      isThing: about === 'thing',
      isPlaced: true,
    }))
}

/** What fits in, what a letter has and what the user spoke of never speaks for a demand. */
const never: ReadonlySet<string> = new Set(['asked', 'fits', 'if'])
/** WHY bounded: what people write to each other wants things all day, and few such letters are at hand. */
const letterAtMost = -1.5
/** What tells of a wish never speaks against one. */
const always: ReadonlySet<string> = new Set(
  'lack gate duty wish time you receipt change owner rest page money key order strange value secret whole deed'.split(
    ' ',
  ),
)

function bounded(name: string, weight: number): number {
  if (name === 'letter') return Math.min(letterAtMost, weight)
  if (never.has(name)) return Math.min(0, weight)
  // WHY: whoever writes a demand can write harmless words beside it.
  return always.has(name) || name.endsWith('-beside') ? Math.max(0, weight) : weight
}

type Weighted = Example & { readonly weight: number }

/** Weights by batch gradient descent. */
function learn(examples: readonly Weighted[]): ReadonlyMap<string, number> {
  const names = [...new Set(examples.flatMap(({ signs }) => [...signs]))].toSorted()
  const index = new Map(names.map((name, at) => [name, at]))
  const rows = examples.map(({ signs, isDemand, weight }) => ({
    columns: Int32Array.from([...signs].map((name) => index.get(name) ?? 0)),
    target: isDemand ? 1 : 0,
    weight,
  }))
  const weights = new Float64Array(names.length)
  let bias = 0
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  for (let round = 0; round < 1_500; round++) {
    const gradient = new Float64Array(names.length)
    let ofBias = 0
    for (const { columns, target, weight } of rows) {
      let sum = bias
      for (const column of columns) sum += weights[column] ?? 0
      const error = (1 / (1 + Math.exp(-sum)) - target) * weight
      ofBias += error
      for (const column of columns) gradient[column] = (gradient[column] ?? 0) + error
    }
    bias -= (2 * ofBias) / total
    for (let at = 0; at < weights.length; at++)
      weights[at] = bounded(
        names[at] ?? '',
        (weights[at] ?? 0) - 2 * ((gradient[at] ?? 0) / total + 0.004 * (weights[at] ?? 0)),
      )
  }
  return new Map([['', bias], ...names.map((name, at) => [name, weights[at] ?? 0] as const)])
}

/** Demands count as much as what is harmless: what results hold, texts by themselves and put into results. */
function weighted(natural: readonly Example[], own: readonly Example[]): readonly Weighted[] {
  const parts: readonly (readonly [readonly Example[], number])[] = [
    [natural.filter(({ isDemand }) => isDemand), 4],
    [natural.filter(({ isDemand, isPlaced }) => !isDemand && !isPlaced), 2],
    [natural.filter(({ isDemand, isPlaced }) => !isDemand && isPlaced), 1],
    [own, 1],
  ]
  return parts.flatMap(([examples, share]) =>
    examples.map((example) => ({ ...example, weight: share / examples.length })),
  )
}

function tableOf(name: string, weights: ReadonlyMap<string, number>): string {
  const lines = [...weights].map(([sign, weight]) => `  ['${sign}', ${weight.toFixed(2)}],`)
  return `export const ${name}: ReadonlyMap<string, number> = new Map([\n${lines.join('\n')}\n])\n`
}

const natural = sets.flatMap(examplesOf)
const own = harmlessExamples()
const tables = [false, true].map((isThing) => {
  const mine = (example: Example): boolean => example.isThing === isThing
  const examples = natural.filter(mine)
  const demands = examples.filter(({ isDemand }) => isDemand).length
  process.stderr.write(
    `${isThing ? 'things' : 'values'}: ${demands} demands, ${examples.length - demands} harmless passages, ${own.filter(mine).length} of harmless texts\n`,
  )
  return learn(weighted(examples, own.filter(mine)))
})
process.stdout.write(`/**
 * Points of each sign of a demand (find-demands.ts), by logistic regression; '' is what is there without any.
 * Written by scripts/learn-demands.ts, not by hand.
 */
${tableOf('demandWeights', tables[0] ?? new Map())}
/** The same for things to be bought. */
${tableOf('thingWeights', tables[1] ?? new Map())}`)
