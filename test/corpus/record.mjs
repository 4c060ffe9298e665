/**
 * Records messages of real peers into `<revision>/recorded`: `node test/corpus/record.mjs`.
 *
 * Legacy revisions: server-everything of npm on one side; what the host sends is written here, in
 * the spelling of the revision. 2026-07-28: both sides are SDK v2, the server is
 * `test/e2e/programs/modern-server.mjs`.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const everything = join(root, 'node_modules/@modelcontextprotocol/server-everything/dist/index.js')

/** Puts one line into the corpus. */
function keep(revision, name, line) {
  writeFileSync(join(here, revision, 'recorded', `${name}.json`), `${line}\n`)
}

/** A conversation with server-everything, whose lines are kept under the names given. */
async function recordLegacy(revision) {
  const child = spawn(process.execPath, [everything], { stdio: ['pipe', 'pipe', 'ignore'] })
  const lines = []
  const looking = new Set()
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop()
    lines.push(...parts)
    for (const look of looking) look()
  })
  const until = (matches) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${revision}: ${matches}`)), 20_000)
      const look = () => {
        const found = lines.find((line) => matches(JSON.parse(line)))
        if (found === undefined) return
        clearTimeout(timer)
        looking.delete(look)
        resolve(found)
      }
      looking.add(look)
      look()
    })
  const send = (name, message) => {
    const line = JSON.stringify({ jsonrpc: '2.0', ...message })
    if (name !== undefined) keep(revision, name, line)
    child.stdin.write(`${line}\n`)
  }
  let id = 0
  /** Asks, and keeps request and answer; `undefined` keeps neither. */
  const ask = async (name, method, params) => {
    id += 1
    const own = id
    send(name, { id: own, method, ...(params === undefined ? {} : { params }) })
    const line = await until((message) => message.id === own && message.method === undefined)
    if (name !== undefined) keep(revision, `${name}-result`, line)
    return JSON.parse(line)
  }
  /** Keeps a request of the server that `while` brings, and answers it. */
  const answer = async (name, method, result, trigger) => {
    const seen = lines.length
    const done = trigger?.()
    const line = await until(
      (message) => message.method === method && lines.indexOf(JSON.stringify(message)) >= seen - 1,
    )
    keep(revision, name, line)
    send(`${name}-result`, { id: JSON.parse(line).id, result })
    await done
  }

  const isAtLeast = (other) => revision >= other
  const capabilities = {
    roots: { listChanged: true },
    sampling: {},
    ...(isAtLeast('2025-06-18') ? { elicitation: isAtLeast('2025-11-25') ? { form: {}, url: {} } : {} } : {}),
  }
  const clientInfo = { name: 'example-host', version: '1.4.0' }
  const hello = { protocolVersion: revision, capabilities, clientInfo }
  await ask(undefined, 'initialize', hello)
  send(undefined, { method: 'notifications/initialized' })
  const roots = [{ uri: 'file:///home/user/notes', name: 'Notes' }]
  await answer('roots-list', 'roots/list', { roots })
  keep(revision, 'log', await until(({ method }) => method === 'notifications/message'))
  const listChanged = 'notifications/tools/list_changed'
  keep(revision, 'tools-list-changed', await until(({ method }) => method === listChanged))

  await ask('resources-list', 'resources/list')
  await ask('resources-templates-list', 'resources/templates/list')
  await ask('resources-read-blob', 'resources/read', { uri: 'demo://resource/dynamic/blob/2' })
  await ask('resources-read-error', 'resources/read', { uri: 'demo://resource/dynamic/text/x' })
  await ask('prompts-list', 'prompts/list')
  await ask('prompts-get', 'prompts/get', { name: 'args-prompt', arguments: { city: 'Graz', state: 'Styria' } })
  await ask('prompts-get-resource', 'prompts/get', {
    name: 'resource-prompt',
    arguments: { resourceType: 'Text', resourceId: '1' },
  })
  await ask('completion-prompt', 'completion/complete', {
    ref: { type: 'ref/prompt', name: 'completable-prompt' },
    argument: { name: 'name', value: 'A' },
    ...(isAtLeast('2025-06-18') ? { context: { arguments: { department: 'Engineering' } } } : {}),
  })
  await ask('completion-resource', 'completion/complete', {
    ref: { type: 'ref/resource', uri: 'demo://resource/dynamic/text/{resourceId}' },
    argument: { name: 'resourceId', value: '4' },
  })
  await ask('tools-call-resource', 'tools/call', {
    name: 'get-resource-reference',
    arguments: { resourceType: 'Text', resourceId: 2 },
  })
  if (isAtLeast('2025-06-18')) {
    await ask('tools-call-links', 'tools/call', { name: 'get-resource-links', arguments: { count: 2 } })
    await ask('tools-call-weather', 'tools/call', {
      name: 'get-structured-content',
      arguments: { location: 'Chicago' },
    })
  }
  const words = { role: 'assistant', content: { type: 'text', text: 'A fine day.' } }
  await answer('sampling-call', 'sampling/createMessage', { model: 'example-model', ...words }, () =>
    ask(undefined, 'tools/call', {
      name: 'trigger-sampling-request',
      arguments: { prompt: 'How is the day?', maxTokens: 20 },
    }),
  )
  if (isAtLeast('2025-06-18')) {
    const content = { name: 'Eve Example', check: true, email: 'eve@example.org' }
    await answer('elicitation-form', 'elicitation/create', { action: 'accept', content }, () =>
      ask(undefined, 'tools/call', { name: 'trigger-elicitation-request', arguments: {} }),
    )
  }
  if (isAtLeast('2025-11-25')) {
    const given = { url: 'https://example.com/sign-in', elicitationId: 'one' }
    await answer('elicitation-visit', 'elicitation/create', { action: 'accept' }, () =>
      ask(undefined, 'tools/call', { name: 'trigger-url-elicitation', arguments: given }),
    )
    await ask('tools-call-visit-first', 'tools/call', {
      name: 'trigger-url-elicitation',
      arguments: { ...given, errorPath: true },
    })
    await recordTasks()
  }
  send('roots-list-changed', { method: 'notifications/roots/list_changed' })
  await ask('logging-level', 'logging/setLevel', { level: 'debug' })
  const uri = 'demo://resource/dynamic/text/1'
  await ask('resources-subscribe', 'resources/subscribe', { uri })
  await ask(undefined, 'tools/call', { name: 'toggle-subscriber-updates', arguments: {} })
  keep(revision, 'resource-updated', await until(({ method }) => method === 'notifications/resources/updated'))
  await ask(undefined, 'tools/call', { name: 'toggle-subscriber-updates', arguments: {} })
  await ask('resources-unsubscribe', 'resources/unsubscribe', { uri })
  await ask('tools-call-steps', 'tools/call', {
    name: 'trigger-long-running-operation',
    arguments: { duration: 0.2, steps: 2 },
    _meta: { progressToken: 'steps' },
  })
  keep(revision, 'progress-steps', await until(({ method }) => method === 'notifications/progress'))
  const wait = { name: 'trigger-long-running-operation', arguments: { duration: 60, steps: 2 } }
  id += 1
  send('tools-call-long', { id, method: 'tools/call', params: wait })
  send('cancelled-call', {
    method: 'notifications/cancelled',
    params: { requestId: id, reason: 'the user pressed stop' },
  })
  child.stdin.end()
  setTimeout(() => child.kill('SIGKILL'), 500)

  async function recordTasks() {
    const start = (topic) => ({
      name: 'simulate-research-query',
      arguments: { topic },
      task: { ttl: 60_000 },
    })
    const begun = await ask('task-begin', 'tools/call', start('guards'))
    const { taskId } = begun.result.task
    await ask('task-get', 'tasks/get', { taskId })
    await ask('task-list', 'tasks/list')
    await ask('task-payload', 'tasks/result', { taskId })
    const other = await ask('task-begin-other', 'tools/call', start('walls'))
    await ask('task-cancel', 'tasks/cancel', { taskId: other.result.task.taskId })
    const status = lines.find((line) => line.includes('"notifications/tasks/status"'))
    if (status !== undefined) keep(revision, 'task-status', status)
  }
}

/** A conversation of SDK v2 on both sides, with a tap between. */
async function recordModern() {
  const prefix = join(mkdtempSync(join(tmpdir(), 'corpus-')), 'tap')
  const program = (name) => join(root, `test/e2e/programs/${name}.mjs`)
  const client = new Client(
    { name: 'example-host', version: '2.0.0' },
    {
      versionNegotiation: { mode: { pin: '2026-07-28' } },
      capabilities: { roots: {}, sampling: {}, elicitation: { form: {}, url: {} } },
    },
  )
  client.setRequestHandler('sampling/createMessage', () => ({
    model: 'example-model',
    role: 'assistant',
    content: { type: 'text', text: 'All is quiet.' },
  }))
  client.setRequestHandler('elicitation/create', () => ({ action: 'accept', content: { confirm: true } }))
  client.setRequestHandler('roots/list', () => ({ roots: [{ uri: 'file:///home/user/notes', name: 'Notes' }] }))
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program('tap'), prefix, '--', process.execPath, program('modern-server')],
    stderr: 'ignore',
  })
  await client.connect(transport)
  await client.callTool({ name: 'deploy', arguments: { env: 'staging' } })
  await client.callTool({ name: 'summarise', arguments: { of: 'the log' } })
  await client.callTool({ name: 'steps', arguments: { steps: 2 } }, { onprogress: () => undefined })
  await client.listResources()
  await client.listResourceTemplates()
  await client.readResource({ uri: 'note://readme' })
  await client.readResource({ uri: 'note://missing' }).catch(() => undefined)
  await client.listPrompts()
  await client.getPrompt({ name: 'greet', arguments: { name: 'Ada' } })
  const abort = new AbortController()
  const waiting = client
    .callTool({ name: 'wait', arguments: { ms: 20_000 } }, { signal: abort.signal })
    .catch(() => undefined)
  setTimeout(() => abort.abort(), 100)
  await waiting
  await client.close()
  // The SDK starts the command twice: to find the era out, and to talk.
  const read = (end) =>
    ['', '-2']
      .map((start) => `${prefix}${start}.${end}`)
      .filter(existsSync)
      .flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'))
  const names = {
    'server/discover': 'discover-sdk',
    'resources/list': 'resources-list',
    'resources/templates/list': 'resources-templates-list',
    'resources/read': 'resources-read',
    'prompts/list': 'prompts-list',
    'prompts/get': 'prompts-get',
  }
  const taken = new Map()
  const nameOf = ({ method, params }) => {
    if (method === 'notifications/cancelled') return 'cancelled'
    if (method === 'resources/read' && params.uri.endsWith('missing')) return 'resources-read-error'
    if (method !== 'tools/call') return names[method]
    return `${params.name}${params.inputResponses === undefined ? '' : '-again'}`
  }
  for (const line of read('in')) {
    const message = JSON.parse(line)
    const name = nameOf(message)
    if (name === undefined) continue
    if (message.id !== undefined) taken.set(message.id, name)
    keep('2026-07-28', name, line)
  }
  for (const line of read('out')) {
    const { id, method } = JSON.parse(line)
    if (method === 'notifications/progress') keep('2026-07-28', 'progress', line)
    if (taken.has(id)) keep('2026-07-28', `${taken.get(id)}-result`, line)
  }
}

for (const revision of ['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25']) {
  await recordLegacy(revision)
}
await recordModern()
