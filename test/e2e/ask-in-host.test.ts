/** `--ask-in host`: a call waits while a person is asked by the host, and only their plain yes lets it go on. */
import { Client as ClientV2 } from '@modelcontextprotocol/client'
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js'
import { ElicitRequestSchema, type ElicitResult } from '@modelcontextprotocol/sdk/types.js'
import { expect } from 'vitest'
import { readLog } from './harness/flow-log.ts'
import { environmentOf, guarded, type Launch, program, tapped } from './harness/launch.ts'
import { type LineClient, lineClient, type Received, textOf } from './harness/line-client.ts'
import { runMcip } from './harness/run-mcip.ts'
import { tapRecord } from './harness/tap-record.ts'
import { type Scene, verifies } from './harness/verifies.ts'

const toAda = { to: 'ada@example.com', body: 'I am late.' }
const yes = { action: 'accept', content: { decision: 'allow once' } } as const

interface Stage {
  readonly launch: Launch
  readonly log: string
  /** What reached the server. */
  readonly reached: () => string
}

/** A guard that asks in the host, in front of a mail server; the user has asked for one mail. */
async function stage(scene: Scene, ...options: readonly string[]): Promise<Stage> {
  const log = scene.file('log.db')
  const inner = tapped(scene.file('server'), program('mail-server'))
  const given = ['--name', 'mail', '--log', log, ...options]
  const env = { ...process.env, MCIP_TRAJECTORY: 'mails' } as Record<string, string>
  await runMcip('turn', '--trajectory', 'mails', '--log', log, 'Tell Ada that I am late.')
  return {
    launch: { ...guarded(inner, ...given), env },
    log,
    reached: () => tapRecord(scene.file('server')).in.toString(),
  }
}

type Mail = typeof toAda
type Send = (mail: Mail) => Promise<string>

/** A client of SDK v1 whose person answers `answer`. */
async function connectV1(scene: Scene, launch: Launch, answer: () => ElicitResult): Promise<Send> {
  const client = new ClientV1({ name: 'v1', version: '1' }, { capabilities: { elicitation: {} } })
  client.setRequestHandler(ElicitRequestSchema, answer)
  const { command, args } = launch
  const env = environmentOf(launch)
  await client.connect(new StdioV1({ command, args: [...args], env, stderr: 'ignore' }))
  scene.after(() => client.close())
  return async (mail) =>
    textOf({ result: await client.callTool({ name: 'send_mail', arguments: mail }) } as Received)
}

async function connectV2(scene: Scene, launch: Launch, answer: () => ElicitResult): Promise<Send> {
  const client = new ClientV2(
    { name: 'v2', version: '1' },
    { versionNegotiation: { mode: 'legacy' }, capabilities: { elicitation: { form: {} } } },
  )
  client.setRequestHandler('elicitation/create', answer)
  const { command, args } = launch
  const env = environmentOf(launch)
  await client.connect(new StdioV2({ command, args: [...args], env, stderr: 'ignore' }))
  scene.after(() => client.close())
  return async (mail) =>
    textOf({ result: await client.callTool({ name: 'send_mail', arguments: mail }) } as Received)
}

async function asksThePerson(scene: Scene, connect: typeof connectV1): Promise<void> {
  const { launch, log, reached } = await stage(scene, '--ask-in', 'host')
  const answers: ElicitResult[] = [
    { action: 'cancel' },
    { action: 'accept', content: { decision: 'allow once' } },
    { action: 'decline' },
  ]
  let asked = 0
  const send = await connect(scene, launch, () => answers[asked++] ?? { action: 'cancel' })
  const mails = ['one', 'two', 'three'].map((body) => ({ ...toAda, body }))
  const [one = toAda, two = toAda, three = toAda] = mails
  expect(await send(one)).toBe('sent, 1 so far')
  expect(await send(one)).toContain('MCIP held back the call')
  expect(await send(two)).toBe('sent, 2 so far')
  expect(await send(two)).toBe('sent, 3 so far')
  expect(await send(three)).toBe('sent, 4 so far')
  expect(await send(three)).toContain('A person denied this flow.')
  expect(asked).toBe(3)
  // What was dismissed or denied is not asked about again; what was allowed was allowed once.
  expect(await send(one)).toContain('MCIP held back the call')
  expect(await send(three)).toContain('A person denied this flow.')
  expect(asked).toBe(3)
  expect(await send(two)).toContain('MCIP held back the call')
  expect(asked).toBe(4)
  expect(reached()).not.toMatch(/elicitation\/create|mcip-|decision/)
  const { entries, faults } = await readLog(log)
  expect(faults).toEqual([])
  const flows = entries.flatMap((entry) => (entry.kind === 'message' ? entry.flows : []))
  const asking = flows.filter(({ type }) => type.message === 'elicitation')
  expect(asking.map(({ sender }) => sender.role)).toEqual(
    Array.from({ length: 4 }, () => ['client', 'user']).flat(),
  )
  expect((await runMcip('log', 'verify', '--log', log)).code).toBe(0)
}

verifies('ask-in-host:v1', {}, (scene) => asksThePerson(scene, connectV1))
verifies('ask-in-host:v2', {}, (scene) => asksThePerson(scene, connectV2))

/** A client of lines whose person is played by the test; the call `3` is held. */
async function heldCall(scene: Scene, staged: Stage) {
  const host = lineClient(scene, staged.launch)
  await host.initialize({ elicitation: {} })
  await host.request('tools/list')
  expect(textOf(await host.call('send_mail', toAda))).toBe('sent, 1 so far')
  const call = { name: 'send_mail', arguments: toAda, _meta: { progressToken: 'p' } }
  const answer = host.request('tools/call', call, 'held')
  // Where it never comes, the test says so itself.
  answer.catch(() => undefined)
  const question = await host.until(({ method }) => method === 'elicitation/create')
  return { host, answer, question, id: question.id ?? '' }
}

function reply(host: LineClient, id: string | number, result: object): void {
  host.send({ jsonrpc: '2.0', id, result })
}

verifies('ask-in-host:others-flow', {}, async (scene) => {
  const staged = await stage(scene, '--ask-in', 'host')
  const { host, answer, question, id } = await heldCall(scene, staged)
  expect(question.params).toMatchObject({
    message: expect.stringMatching(
      /^MCIP guards the server "mail" and holds back the call of "send_mail" until you decide\. .* In it "to" is "ada@example\.com", "body" is "I am late\."\. Deny it unless/,
    ),
    requestedSchema: {
      properties: { decision: { enum: ['deny', 'allow once'], default: 'deny' } },
    },
  })
  expect(JSON.stringify(question)).not.toMatch(/mcip approve|mcip deny/)
  // Everything else goes on while the call waits.
  expect((await host.request('ping')).result).toEqual({})
  expect(textOf(await host.call('send_mail', { ...toAda, body: 'Hello.' }))).toBe('sent, 2 so far')
  reply(host, id, yes)
  expect(textOf(await answer)).toBe('sent, 3 so far')
  // A second answer, also a contrary one, changes nothing and goes nowhere.
  reply(host, id, yes)
  reply(host, id, { action: 'decline' })
  expect((await host.request('ping')).result).toEqual({})
  expect(staged.reached()).not.toContain('mcip-')
})

verifies('ask-in-host:garbage', {}, async (scene) => {
  const staged = await stage(scene, '--ask-in', 'host')
  const { host, answer, id } = await heldCall(scene, staged)
  host.write(`[{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${JSON.stringify(yes)}}]\n`)
  host.write(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":\n`)
  reply(host, id, { action: 'accept', content: { decision: ['allow once'] } })
  expect(textOf(await answer)).toContain('A request for approval waits for the user')
  expect((await host.request('ping')).result).toEqual({})
  expect(staged.reached()).not.toContain('mcip-')
})

verifies('ask-in-host:cancelled', {}, async (scene) => {
  const staged = await stage(scene, '--ask-in', 'host')
  const { host, id } = await heldCall(scene, staged)
  const params = { requestId: 'held', reason: 'too slow' }
  host.send({ jsonrpc: '2.0', method: 'notifications/cancelled', params })
  const withdrawn = await host.until(({ method }) => method === 'notifications/cancelled')
  expect(withdrawn.params).toMatchObject({ requestId: id })
  reply(host, id, yes)
  expect((await host.request('ping')).result).toEqual({})
  expect(staged.reached()).not.toMatch(/mcip-|cancelled/)
  expect(host.lines.some((line) => line.includes('"id":"held"'))).toBe(false)
})

verifies('ask-in-host:hang-up', {}, async (scene) => {
  const staged = await stage(scene, '--ask-in', 'host')
  const { host } = await heldCall(scene, staged)
  host.hangUp()
  expect(await host.exit).toEqual({ code: 0, signal: null })
  expect(staged.reached().match(/tools\/call/g)).toHaveLength(1)
  expect((await readLog(staged.log)).faults).toEqual([])
})

verifies('ask-in-host:off', {}, async (scene) => {
  for (const [options, capabilities] of [
    [[], { elicitation: {} }],
    [['--ask-in', 'host'], {}],
    [['--ask-in', 'host'], { elicitation: { url: {} } }],
  ] as const) {
    const host = lineClient(scene, (await stage(scene, ...options)).launch)
    await host.initialize(capabilities)
    await host.request('tools/list')
    const mail = { ...toAda, body: `${options.length} ${JSON.stringify(capabilities)}` }
    await host.call('send_mail', mail)
    expect(textOf(await host.call('send_mail', mail))).toContain('MCIP held back the call')
    expect(host.lines.some((line) => line.includes('elicitation/create'))).toBe(false)
  }
})
