/** Every hostile line of test/cases/mcp, sent through a guard in front of a server that takes anything. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { errorCodeOf } from '../../src/mcp/error-code.ts'
import { type HostileLine, lineOf } from '../cases/mcp/hostile-line.ts'
import { messagesOf, readLog } from './harness/flow-log.ts'
import { guardedBetweenTaps, program } from './harness/launch.ts'
import { type LineClient, lineClient } from './harness/line-client.ts'
import { tapRecord } from './harness/tap-record.ts'
import { type Scene, verifies } from './harness/verifies.ts'

const file = new URL('../cases/mcp/hostile-lines.yaml', import.meta.url)
const cases = parse(readFileSync(file, 'utf8')) as readonly HostileLine[]
/** A line feed inside would make two lines of one on the wire. */
const onOneLine = cases.filter((one) => !lineOf(one).includes(10))

const lineFeed = Buffer.from('\n')

/** The id of an answer as JSON text, from its bytes: parsing would lose digits. */
function idTextOf(line: string): string | undefined {
  return /"id":("(?:[^"\\]|\\.)*"|-?\d+|null)/.exec(line)?.[1]
}

function expectedId({ reading }: HostileLine): string {
  return reading.idText ?? JSON.stringify(reading.id ?? null)
}

/** Waits for the answer to a ping of its own; what came before it is complete then. */
async function pinged(client: LineClient, id: string): Promise<void> {
  client.write(`${ping(id)}\n`)
  await client.until((message) => message.id === id)
}

function ping(id: string): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":"ping"}`
}

verifies('hostile:from-host', {}, async (scene) => {
  const hostile = onOneLine.filter(({ from }) => from === 'host')
  expect(hostile.length).toBeGreaterThanOrEqual(30)
  const client = lineClient(scene, guardedBetweenTaps(scene.folder, program('replaying-server')))
  const forwarded: Buffer[] = []
  for (const [index, one] of hostile.entries()) {
    const { reading, title } = one
    const bytes = lineOf(one)
    const before = client.lines.length
    client.write(Buffer.concat([bytes, lineFeed]))
    const end = `end of ${index}`
    await pinged(client, end)
    if (reading.kind === 'message' || reading.kind === 'batch') {
      forwarded.push(bytes, lineFeed)
    }
    forwarded.push(Buffer.from(`${ping(end)}\n`))
    if (reading.reason === undefined) continue
    const answers = client.lines.slice(before, -1)
    expect(answers.map(idTextOf), title).toEqual([expectedId(one)])
    const { error } = JSON.parse(answers[0] ?? '') as { error: { code: number } }
    expect(error.code, title).toBe(errorCodeOf(reading.reason))
  }
  const got = tapRecord(scene.file('server')).in
  expect(got.equals(Buffer.concat(forwarded))).toBe(true)
  await expectLogged(scene, hostile)
})

verifies('hostile:from-server', {}, async (scene) => {
  const hostile = onOneLine.filter(({ from }) => from === 'server')
  expect(hostile.length).toBeGreaterThanOrEqual(8)
  const client = lineClient(scene, guardedBetweenTaps(scene.folder, program('replaying-server')))
  const expected: Buffer[] = []
  for (const [index, one] of hostile.entries()) {
    const bytes = lineOf(one)
    client.send({ jsonrpc: '2.0', method: 'replay', params: { base64: bytes.toString('base64') } })
    const end = `end of ${index}`
    await pinged(client, end)
    if (one.reading.kind === 'message' || one.reading.kind === 'batch') {
      expected.push(bytes, lineFeed)
    }
    expected.push(Buffer.from(`{"jsonrpc":"2.0","id":${JSON.stringify(end)},"result":{}}\n`))
  }
  expect(tapRecord(scene.file('host')).out.equals(Buffer.concat(expected))).toBe(true)
  await expectLogged(scene, hostile)
})

/** One entry for each rejected line in order, with its reason; and the rest as messages. */
async function expectLogged(scene: Scene, hostile: readonly HostileLine[]): Promise<void> {
  const log = await readLog(scene.file('log.db'))
  expect(log.faults).toEqual([])
  const rejected = log.entries.filter((entry) => entry.kind === 'rejected')
  const reasons = hostile.flatMap(({ reading: { reason } }) =>
    reason === undefined ? [] : [reason],
  )
  expect(rejected.map(({ reason }) => reason)).toEqual(reasons)
  expect(new Set(rejected.map(({ from }) => from))).toEqual(
    new Set(hostile.map(({ from }) => from)),
  )
  expect(messagesOf(log).every(({ action }) => action === 'forward')).toBe(true)
}
