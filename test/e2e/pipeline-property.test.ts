/**
 * Random and tampered lines through the real pipeline. Runs from MCIP_FUZZ_RUNS; each plays a
 * conversation of up to 12 lines. A failure prints the seed that repeats it.
 */
import fc from 'fast-check'
import { expect } from 'vitest'
import { createFlowLog } from '../../src/log/create-flow-log.ts'
import type { Entry } from '../../src/log/entry.ts'
import { temporaryKeys } from '../../src/log/store/keys.ts'
import { createMemoryStore } from '../../src/log/store/memory.ts'
import { verifyLog } from '../../src/log/verify.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/mcp/json.ts'
import type { Side } from '../../src/mcp/message.ts'
import { createGuard } from '../../src/proxy/guard-stdio.ts'
import type { HandledLine } from '../../src/proxy/handled-line.ts'
import { createLineCodec } from '../../src/transport/line-codec.ts'
import { hiddenOrder, type Sent, sent } from './harness/arbitrary-lines.ts'
import { verifies } from './harness/verifies.ts'

const runs = Number(process.env.MCIP_FUZZ_RUNS ?? 5_000)
const at = new Date('2026-01-01T00:00:00Z')
const keys = temporaryKeys()
const trajectory = { source: 'process', value: 'property' } as const

/** A guard with an empty memory store, and what it saw. */
async function freshGuard() {
  const store = createMemoryStore()
  const handled: HandledLine[] = []
  let clock = 0
  const guard = await createGuard({
    server: { id: 'subject', origin: 'file:subject' },
    trajectory,
    mode: 'enforce',
    failMode: 'closed-for-changes',
    log: createFlowLog({ store, mode: 'redacted', keys, now: () => at, warn: fail }),
    records: () => store,
    now: () => at,
    clock: () => clock++,
    notice: (line) => handled.push(line),
  })
  const codecs = { host: createLineCodec(), server: createLineCodec() }
  return { guard, store, handled, codecs }
}

function fail(line: string): void {
  throw new Error(`the log warned: ${line}`)
}

const lineFeed = Buffer.from('\n')
const counts = { forwarded: 0, replaced: 0, rejected: 0, unreadable: 0 }

async function playConversation(conversation: readonly Sent[]): Promise<void> {
  const { guard, store, handled, codecs } = await freshGuard()
  let logged = 0
  let waiting: Lines = []
  for (const [index, { from, bytes, joins }] of conversation.entries()) {
    const lines = [...waiting, ...codecs[from].push(Buffer.concat([bytes, lineFeed]))]
    waiting = joins && conversation[index + 1]?.from === from ? lines : []
    if (waiting.length > 0) continue
    const before = handled.length
    const outgoing = await guard.accept(lines, from)
    const now = handled.slice(before)
    const entries = await entriesAfter(store, logged)
    logged += entries.length
    checkBatch(lines, now, entries, outgoing, from)
  }
  const { faults, entries } = await verifyLog(store)
  expect(faults).toEqual([])
  expect(entries).toBe(logged)
}

async function entriesAfter(
  store: ReturnType<typeof createMemoryStore>,
  position: number,
): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const { bytes } of store.tail(position)) entries.push(JSON.parse(bytes) as Entry)
  return entries
}

type Lines = ReturnType<ReturnType<typeof createLineCodec>['push']>
type Outgoing = Awaited<ReturnType<Awaited<ReturnType<typeof createGuard>>['accept']>>

/** Whatever leaves is what was read, judged and logged, in order, or was made by the guard. */
function checkBatch(
  lines: Lines,
  handled: readonly HandledLine[],
  entries: readonly Entry[],
  outgoing: Outgoing,
  from: Side,
): void {
  const raws = lines.map((line) => (line.kind === 'line' ? Buffer.from(line.raw) : Buffer.alloc(0)))
  const on = [...outgoing[from === 'host' ? 'server' : 'host']].map((one) => Buffer.from(one))
  const back = [...outgoing[from]].map((one) => Buffer.from(one))
  let entry = 0
  for (const one of handled) {
    const own = entries.slice(entry, entry + one.drafts.length)
    entry += one.drafts.length
    if (one.kind === 'rejected') {
      counts.unreadable++
      expect(own.map(({ kind }) => kind)).toEqual(['rejected'])
      if (one.reply === undefined) continue
      const reply = from === 'host' ? back.shift() : on.shift()
      expect(JSON.parse(String(reply))).toHaveProperty('error')
      continue
    }
    const actions = own.map((logged) => (logged.kind === 'message' ? logged.action : logged.kind))
    expect(actions).toEqual(one.messages.map(({ action }) => action.kind))
    const raw = Buffer.from(one.raw)
    // Read: the very bytes that were received.
    expect(raws.some((received) => received.equals(raw))).toBe(true)
    // Judged: the values that anybody else reads in these bytes.
    const judged = one.messages.map(({ judged: { message } }) => message.value)
    const text = raw.toString('utf8').trim()
    expect(plain(one.isBatch ? judged : (judged[0] ?? null))).toBe(
      plain(JSON.parse(text) as JsonValue),
    )
    if (actions.every((action) => action === 'forward')) {
      counts.forwarded++
      expect(on.shift()?.equals(raw)).toBe(true)
      if (from === 'server') expect(text).not.toContain(hiddenOrder)
      continue
    }
    checkChanged(one, on, back)
  }
  // Nothing else leaves.
  expect([entries.length - entry, on.length, back.length]).toEqual([0, 0, 0])
}

/** What leaves in place of a line that may not go on as it is. */
function checkChanged(
  line: HandledLine & { readonly kind: 'judged' },
  on: Buffer[],
  back: Buffer[],
): void {
  const kinds = new Set(line.messages.map(({ action }) => action.kind))
  if (kinds.has('reject')) {
    counts.rejected++
    const awaited = line.messages.some(({ judged: { message } }) => message.kind === 'request')
    if (awaited) expect(String(back.shift())).toContain('dev.mcip/verdict')
  }
  if (kinds.has('replace')) {
    counts.replaced++
    const text = String(on.shift())
    expect(text.endsWith('\n')).toBe(true)
    expect(text.slice(0, -1)).not.toContain('\n')
    if (line.from === 'server') expect(text).not.toContain(hiddenOrder)
    if (!line.isBatch) expectOnlyLess(line, JSON.parse(text) as JsonObject)
  }
}

/** The message without own keys and withheld tools, or an answer of the guard under the same id. */
function expectOnlyLess(line: HandledLine & { readonly kind: 'judged' }, after: JsonObject): void {
  const [{ judged, action } = absent] = line.messages
  if (action?.kind === 'replace' && 'text' in action) {
    expect(JSON.stringify(after)).toContain('MCIP')
    expect(plain(after.id ?? null)).toBe(plain(judged?.message.value.id ?? null))
    return
  }
  const original = withoutOwnKeys(judged?.message.value ?? {})
  const left = withoutOwnKeys(after)
  const tools = toolsOf(original).map(plain)
  const kept = toolsOf(left).map(plain)
  let from = 0
  for (const one of kept) {
    from = tools.indexOf(one, from) + 1
    expect(from).toBeGreaterThan(0)
  }
  expect(plain(withoutTools(left))).toBe(plain(withoutTools(original)))
}

const absent = { judged: undefined, action: undefined }

function withoutOwnKeys(message: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => {
      const isHolder = name === 'params' || name === 'result'
      return [name, isHolder ? withoutOwnMeta(value) : value]
    }),
  )
}

/** What a tool takes or gives, and schemas: `_meta` in them is a name of their own. */
const opaque: ReadonlySet<string> = new Set([
  'arguments',
  'structuredContent',
  'inputSchema',
  'outputSchema',
  'requestedSchema',
  'input',
])

/** The value without the guard's keys in any `_meta`; what is within one is nobody's business. */
function withoutOwnMeta(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => withoutOwnMeta(item))
  if (!isJsonObject(value)) return value
  const { _meta: meta, ...rest } = value
  const others = Object.entries(rest).map(([name, item]) => [
    name,
    item === undefined || opaque.has(name) ? item : withoutOwnMeta(item),
  ])
  if (meta === undefined) return Object.fromEntries(others)
  // Where `_meta` stands does not matter, nor whether an empty one is left.
  const kept = isJsonObject(meta)
    ? Object.entries(meta).filter(([name]) => !name.startsWith('dev.mcip/'))
    : undefined
  if (kept?.length === 0) return Object.fromEntries(others)
  return {
    ...Object.fromEntries(others),
    _meta: kept === undefined ? meta : Object.fromEntries(kept),
  }
}

function toolsOf({ result }: JsonObject): readonly JsonValue[] {
  return isJsonObject(result) && Array.isArray(result.tools) ? result.tools : []
}

function withoutTools(message: JsonObject): JsonObject {
  return isJsonObject(message.result)
    ? { ...message, result: { ...message.result, tools: null } }
    : message
}

/** A value in a form that two readings can be compared by: big integers as numbers, own keys only. */
function plain(value: JsonValue): unknown {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? Number(one) : one))
}

verifies(
  'hostile:judged-is-forwarded',
  { of: `${runs} conversations`, timeout: 240_000 + runs * 120 },
  async () => {
    const conversations = fc.array(sent, { minLength: 1, maxLength: 12 })
    await fc.assert(fc.asyncProperty(conversations, playConversation), { numRuns: runs })
    // Every way that a line can take must have been taken, or the test proves little.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(runs / 100)
    console.error(`pipeline: ${runs} conversations, ${JSON.stringify(counts)}`)
  },
)
