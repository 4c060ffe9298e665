/** Tasks in both directions (MCP 2025-11-25), with an own client: the SDK clients hide most of it. */
import { mkdirSync } from 'node:fs'
import { expect } from 'vitest'
import { replies } from './harness/agent.ts'
import { conversation } from './harness/conversation.ts'
import { guardedBetweenTaps, referenceServer, tapped } from './harness/launch.ts'
import { type LineClient, lineClient, type Received, textOf } from './harness/line-client.ts'
import { firstDifference, tapRecord } from './harness/tap-record.ts'
import { type Scene, verifies } from './harness/verifies.ts'

const at = '2026-01-01T00:00:00.000Z'
const clientTask = {
  taskId: 'task-of-the-client',
  status: 'working',
  createdAt: at,
  lastUpdatedAt: at,
  ttl: 60_000,
  pollInterval: 100,
}

/** What the client answers to a request of the server; its tasks are complete at the first look. */
function answerTo({ method, params }: Received): object {
  switch (method) {
    case 'tasks/get':
      return { ...clientTask, status: 'completed' }
    case 'tasks/result':
      return replies.sampling
    case 'sampling/createMessage':
      return params?.task === undefined ? replies.sampling : { task: clientTask }
    default:
      return {}
  }
}

/** Answers every request of the server until the client is gone. */
async function answerAll(client: LineClient): Promise<void> {
  for (let seen = 0; ; ) {
    const request = await client.until(
      ({ id, method }) => id !== undefined && method !== undefined,
      seen,
    )
    seen = client.lines.indexOf(JSON.stringify(request), seen) + 1
    client.send({ jsonrpc: '2.0', id: request.id, result: answerTo(request) })
  }
}

function startResearch(client: LineClient, topic: string): Promise<Received> {
  return client.request('tools/call', {
    name: 'simulate-research-query',
    arguments: { topic },
    task: { ttl: 60_000 },
  })
}

function taskIdOf({ result }: Received): string {
  return (result?.task as { readonly taskId: string } | undefined)?.taskId ?? 'no task'
}

async function driveTasks(client: LineClient): Promise<void> {
  await client.initialize({
    sampling: {},
    elicitation: {},
    tasks: { requests: { sampling: { createMessage: {} }, elicitation: { create: {} } } },
  })
  const answering = answerAll(client).catch(() => undefined)
  const first = taskIdOf(await startResearch(client, 'python'))
  await client.request('tasks/get', { taskId: first })
  await client.request('tasks/list')
  expect(textOf(await client.request('tasks/result', { taskId: first }))).toContain('python')
  const second = taskIdOf(await startResearch(client, 'snakes'))
  await client.request('tasks/cancel', { taskId: second })
  await client.request('tasks/get', { taskId: second })
  const sampled = await client.call('trigger-sampling-request-async', { prompt: 'a task' })
  expect(textOf(sampled)).toContain(replies.sampling.content.text)
  // server-everything outlives the end of its input while it holds tasks; SDK clients send SIGTERM.
  client.child.kill('SIGTERM')
  await client.exit
  await answering
}

async function play(scene: Scene, kind: 'direct' | 'guarded'): Promise<string> {
  const folder = scene.file(kind)
  mkdirSync(folder)
  const server = referenceServer('everything')
  const launch =
    kind === 'direct' ? tapped(`${folder}/host`, server) : guardedBetweenTaps(folder, server)
  await driveTasks(lineClient(scene, launch))
  return folder
}

verifies('transparency:same-as-direct', { of: 'tasks, own client' }, async (scene) => {
  const [direct, guarded] = [await play(scene, 'direct'), await play(scene, 'guarded')]
  const host = tapRecord(`${guarded}/host`)
  const server = tapRecord(`${guarded}/server`)
  expect(firstDifference(server.in, host.in)).toBeUndefined()
  expect(firstDifference(host.out, server.out)).toBeUndefined()
  const expected = conversation(tapRecord(`${direct}/host`), direct)
  expect(Object.keys(expected.towardsHost.requests).length).toBe(3)
  expect(conversation(host, guarded)).toEqual(expected)
})
