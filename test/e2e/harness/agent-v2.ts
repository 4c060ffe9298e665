/** An agent with the client of SDK v2, of either era. */
import { Client, type VersionNegotiationOptions } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { type Agent, agentInfo, createCounter, replies } from './agent.ts'
import { environmentOf, type Launch } from './launch.ts'
import { processOf } from './process-end.ts'

export interface ModernAgent extends Agent {
  readonly era: string | undefined
}

/** A connected agent of the 2025 era. */
export function agentV2(launch: Launch): Promise<Agent> {
  return connect(launch, { mode: 'legacy' })
}

/** A connected agent of the 2026-07-28 era. */
export function agentModern(launch: Launch): Promise<ModernAgent> {
  return connect(launch, { mode: { pin: '2026-07-28' } })
}

/** A connected agent that starts the command twice to find the era out. */
export function agentAuto(launch: Launch): Promise<ModernAgent> {
  return connect(launch, { mode: 'auto' })
}

/** Progress arrives by `onprogress` too, but the SDK needs no default handler for the rest. */
const notifications = [
  'notifications/message',
  'notifications/resources/updated',
  'notifications/resources/list_changed',
  'notifications/tools/list_changed',
  'notifications/prompts/list_changed',
] as const

async function connect(
  launch: Launch,
  versionNegotiation: VersionNegotiationOptions,
): Promise<ModernAgent> {
  const counter = createCounter()
  const client = new Client(agentInfo, {
    versionNegotiation,
    capabilities: {
      roots: { listChanged: true },
      sampling: {},
      elicitation: { form: {}, url: {} },
    },
  })
  client.setRequestHandler('sampling/createMessage', ({ method }) => {
    counter.count(method)
    return replies.sampling
  })
  client.setRequestHandler('elicitation/create', ({ method, params }) => {
    counter.count(method)
    return params.mode === 'url' ? { action: 'accept' } : replies.elicitation
  })
  client.setRequestHandler('roots/list', ({ method }) => {
    counter.count(method)
    return { roots: [...replies.roots.roots] }
  })
  for (const method of notifications) {
    client.setNotificationHandler(method, () => counter.count(method))
  }
  const transport = new StdioClientTransport({
    command: launch.command,
    args: [...launch.args],
    env: environmentOf(launch),
    stderr: 'ignore',
    ...(launch.cwd === undefined ? {} : { cwd: launch.cwd }),
  })
  await client.connect(transport)
  const ended = processOf(transport.pid)
  return {
    ...counter,
    era: client.getProtocolEra(),
    listTools: () => client.listTools(undefined, { cacheMode: 'refresh' }),
    callTool: (name, args = {}, options = {}) =>
      client.callTool({ name, arguments: args }, options),
    listResources: () => client.listResources(),
    listResourceTemplates: () => client.listResourceTemplates(),
    readResource: (params) => client.readResource(params),
    subscribeResource: (params) => client.subscribeResource(params),
    unsubscribeResource: (params) => client.unsubscribeResource(params),
    listPrompts: () => client.listPrompts(),
    getPrompt: (params) => client.getPrompt(params),
    complete: (params) => client.complete(params),
    setLoggingLevel: (level) => client.setLoggingLevel(level),
    ping: () => client.ping(),
    sendRootsListChanged: () => client.sendRootsListChanged(),
    async close() {
      await client.close()
      await ended()
    },
  }
}
