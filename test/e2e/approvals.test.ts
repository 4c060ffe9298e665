/** What waits for a person: approved outside of the host, never by the agent in it. */
import { expect } from 'vitest'
import { atTerminal, hasScript, onTerminal } from '../unit/cli/at-terminal.ts'
import { readLog } from './harness/flow-log.ts'
import { guarded, mcipBin, node, program } from './harness/launch.ts'
import { type LineClient, lineClient, type Received, textOf } from './harness/line-client.ts'
import { runMcip } from './harness/run-mcip.ts'
import { type Scene, verifies } from './harness/verifies.ts'

const toAda = { to: 'ada@example.com', body: 'I am late.' }
const toEve = { to: 'eve@example.com', body: 'I am late.' }

interface Stage {
  readonly agent: LineClient
  readonly log: string
  send(mail: object): Promise<Received>
}

/** An agent that was told to write to Ada, and has done so. */
async function stage(scene: Scene): Promise<Stage> {
  const log = scene.file('log.db')
  const guard = guarded(program('mail-server'), '--name', 'mail', '--log', log)
  const host = program('agent-host', guard.command, ...guard.args)
  const env = { ...process.env, MCIP_TRAJECTORY: 'mails' } as Record<string, string>
  const agent = lineClient(scene, { ...host, env })
  await agent.initialize()
  await agent.request('tools/list')
  expect((await runMcip('turn', '--trajectory', 'mails', '--log', log, 'Tell Ada.')).code).toBe(0)
  const send = (mail: object): Promise<Received> => agent.call('send_mail', mail)
  expect(textOf(await send(toAda))).toBe('sent, 1 so far')
  return { agent, log, send }
}

interface Request {
  readonly id: string
  readonly asks: number
  readonly standing: { readonly state: string }
}

async function requests(log: string): Promise<readonly Request[]> {
  return JSON.parse((await runMcip('approvals', '--all', '--json', '--log', log)).stdout)
}

function mcip(...args: readonly string[]): readonly string[] {
  const { command, args: words } = node(mcipBin, ...args)
  return [command, ...words]
}

function isHeldBack(answer: Received): boolean {
  return answer.result?.isError === true && textOf(answer).startsWith('MCIP held back the call')
}

verifies('approval:once', { skip: !hasScript }, async (scene) => {
  const { agent, log, send } = await stage(scene)
  const answers = [await send(toAda), await send(toAda)]
  expect(answers.map(isHeldBack)).toEqual([true, true])
  const [request, ...others] = await requests(log)
  expect(others).toEqual([])
  expect(request).toMatchObject({ asks: 2, standing: { state: 'pending' } })
  const id = request?.id ?? ''

  // Nothing by which the agent could answer for itself reaches it; the person reads it on stderr.
  expect(JSON.stringify(answers)).not.toContain(id)
  expect(JSON.stringify(answers)).not.toContain('mcip approve')
  expect(agent.stderr()).toContain(`mcip approve ${id}`)

  const { code, text } = await atTerminal(mcip('approve', id, '--once', '--log', log))
  expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('approved once') })
  const shown = await runMcip('log', 'show', 'mails', '--json', '--log', log)
  expect(shown.stdout).toMatch(/"kind":"mark".*"label":"appropriate","by":"approval"/)
  expect(textOf(await send(toEve))).toBe('sent, 2 so far')
  expect(isHeldBack(await send(toEve))).toBe(true)
  expect(textOf(await send(toAda))).toBe('sent, 3 so far')
  expect(isHeldBack(await send(toAda))).toBe(true)

  agent.hangUp()
  await agent.exit
  expect((await readLog(log)).faults).toEqual([])
  expect((await runMcip('log', 'verify', '--log', log)).code).toBe(0)
})

verifies('approval:not-by-the-agent', { skip: !hasScript }, async (scene) => {
  const { agent, log, send } = await stage(scene)
  expect(isHeldBack(await send(toAda))).toBe(true)
  const id = (await requests(log))[0]?.id ?? ''
  const shell = async (command: readonly string[]) =>
    (await agent.request('shell', { command })).result as { code: number; text: string }

  const attempts = [
    mcip('approve', id, '--log', log),
    onTerminal(mcip('approve', id, '--log', log)),
    [
      'sh',
      '-c',
      `${onTerminal(['sh', '-c', mcip('approve', id, '--log', log).join(' ')])
        .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
        .join(' ')}; exit $?`,
    ],
    onTerminal(mcip('servers', 'forget', 'mail', '--log', log)),
  ]
  for (const command of attempts) {
    const { code, text } = await shell(command)
    expect({ code, text }).toEqual({
      code: 2,
      text: expect.stringMatching(/needs a person at a terminal|is up to a person/),
    })
  }
  // Nor once the guard is gone: the host that it stood in stays known.
  await agent.request('end-server')
  expect((await shell(onTerminal(mcip('approve', id, '--log', log)))).text).toContain(
    'is up to a person',
  )
  expect((await requests(log)).map(({ standing }) => standing.state)).toEqual(['pending'])
})

verifies('approval:denied', { skip: !hasScript }, async (scene) => {
  const { log, send } = await stage(scene)
  expect(isHeldBack(await send(toAda))).toBe(true)
  const id = (await requests(log))[0]?.id ?? ''
  expect((await atTerminal(mcip('deny', id, '--log', log))).code).toBe(0)
  const answer = await send(toAda)
  expect(textOf(answer)).toContain('MCIP blocked the call')
  expect(textOf(answer)).toContain('A person denied this flow.')
  expect(await requests(log)).toMatchObject([{ asks: 1, standing: { state: 'denied' } }])
})
