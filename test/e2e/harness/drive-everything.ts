/** All that server-everything offers, used once by an agent, in an order that is the same in every run. */
import { type Agent, attempt } from './agent.ts'

/** Drives tools, resources, prompts, completion, logging, subscriptions, roots, sampling, elicitation. */
export async function driveEverything(agent: Agent): Promise<void> {
  // The server asks for the roots a moment after the handshake, and says so.
  await agent.until('roots/list', 1)
  await agent.until('notifications/message', 1)
  await agent.ping()
  await agent.listTools()
  await plainTools(agent)
  await resources(agent)
  await prompts(agent)
  await clientFeatures(agent)
  await loggingAndSubscriptions(agent)
  await agent.callTool(
    'trigger-long-running-operation',
    { duration: 0.6, steps: 3 },
    { onprogress },
  )
}

/** Asked for, so that the server reports; what arrives is compared on the wire. */
function onprogress(): undefined {
  return undefined
}

async function plainTools(agent: Agent): Promise<void> {
  await agent.callTool('echo', { message: 'hello, “world” \u{1f30d} \\ \u2028' })
  await attempt(agent.callTool('echo', { message: 7 }))
  await attempt(agent.callTool('no-such-tool', {}))
  for (const messageType of ['error', 'success', 'debug']) {
    await agent.callTool('get-annotated-message', { messageType, includeImage: true })
  }
  await agent.callTool('get-env')
  await agent.callTool('get-resource-links', { count: 4 })
  await agent.callTool('get-resource-reference', { resourceType: 'Text', resourceId: 2 })
  await agent.callTool('get-resource-reference', { resourceType: 'Blob', resourceId: 3 })
  await agent.callTool('get-structured-content', { location: 'Chicago' })
  await agent.callTool('get-sum', { a: 2, b: 0.1 })
  await agent.callTool('get-tiny-image')
  const data = 'data:text/plain;base64,aGVsbG8gZ3VhcmQ='
  await agent.callTool('gzip-file-as-resource', { name: 'a.gz', data, outputType: 'resource' })
  await agent.callTool('gzip-file-as-resource', { name: 'b.gz', data, outputType: 'resourceLink' })
  await attempt(agent.callTool('simulate-research-query', { topic: 'guards' }))
}

async function resources(agent: Agent): Promise<void> {
  const { resources: listed } = await agent.listResources()
  await agent.listResourceTemplates()
  for (const { uri } of listed) await agent.readResource({ uri })
  await agent.readResource({ uri: 'demo://resource/dynamic/text/1' })
  await agent.readResource({ uri: 'demo://resource/dynamic/blob/2' })
  await attempt(agent.readResource({ uri: 'demo://resource/dynamic/text/x' }))
  await agent.complete({
    ref: { type: 'ref/resource', uri: 'demo://resource/dynamic/text/{resourceId}' },
    argument: { name: 'resourceId', value: '4' },
  })
}

async function prompts(agent: Agent): Promise<void> {
  await agent.listPrompts()
  await agent.getPrompt({ name: 'simple-prompt' })
  await agent.getPrompt({ name: 'args-prompt', arguments: { city: 'Graz', state: 'Styria' } })
  await agent.getPrompt({
    name: 'completable-prompt',
    arguments: { department: 'Sales', name: 'Eve' },
  })
  await agent.getPrompt({
    name: 'resource-prompt',
    arguments: { resourceType: 'Text', resourceId: '1' },
  })
  await attempt(agent.getPrompt({ name: 'resource-prompt', arguments: { resourceType: 'x' } }))
  await agent.complete({
    ref: { type: 'ref/prompt', name: 'completable-prompt' },
    argument: { name: 'name', value: 'A' },
    context: { arguments: { department: 'Engineering' } },
  })
}

async function clientFeatures(agent: Agent): Promise<void> {
  await agent.callTool('get-roots-list')
  await agent.callTool('trigger-sampling-request', { prompt: 'How is the day?', maxTokens: 20 })
  await agent.callTool('trigger-elicitation-request')
  const url = 'https://example.com/sign-in'
  await agent.callTool('trigger-url-elicitation', { url, elicitationId: 'one' })
  await attempt(agent.callTool('trigger-url-elicitation', { url, errorPath: true }))
  const before = agent.seen.get('roots/list') ?? 0
  await agent.sendRootsListChanged()
  await agent.until('roots/list', before + 1)
}

async function loggingAndSubscriptions(agent: Agent): Promise<void> {
  await agent.setLoggingLevel('debug')
  await agent.callTool('toggle-simulated-logging')
  await agent.callTool('toggle-simulated-logging')
  const uri = 'demo://resource/dynamic/text/1'
  await agent.subscribeResource({ uri })
  await agent.callTool('toggle-subscriber-updates')
  await agent.until('notifications/resources/updated', 1)
  await agent.callTool('toggle-subscriber-updates')
  await agent.unsubscribeResource({ uri })
}
