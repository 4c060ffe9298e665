/** An agent with the client of SDK v1. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { type Agent, agentInfo, createCounter, replies } from './agent.ts'
import { environmentOf, type Launch } from './launch.ts'
import { processOf } from './process-end.ts'

/** A connected agent of the 2025 era. */
export async function agentV1(launch: Launch): Promise<Agent> {
  const counter = createCounter()
  const client = new Client(agentInfo, {
    capabilities: {
      roots: { listChanged: true },
      sampling: {},
      elicitation: { form: {}, url: {} },
    },
  })
  client.setRequestHandler(CreateMessageRequestSchema, ({ method }) => {
    counter.count(method)
    return replies.sampling
  })
  client.setRequestHandler(ElicitRequestSchema, ({ method, params }) => {
    counter.count(method)
    return params.mode === 'url' ? { action: 'accept' } : replies.elicitation
  })
  client.setRequestHandler(ListRootsRequestSchema, ({ method }) => {
    counter.count(method)
    return { roots: [...replies.roots.roots] }
  })
  client.fallbackNotificationHandler = async ({ method }) => counter.count(method)
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
    listTools: () => client.listTools(),
    callTool: async (name, args = {}, options = {}) =>
      (await client.callTool({ name, arguments: args }, undefined, options)) as object,
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
