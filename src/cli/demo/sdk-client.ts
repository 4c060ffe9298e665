/** The official client, where it is installed: an optional peer of this package. */
import { packageVersion } from '../version.ts'
import { explainedBy } from './explained.ts'
import { createLatch } from './latch.ts'
import { agentName, type ServerStart, type ToolClient } from './tool-client.ts'

/** A client that has shaken hands with the server that it started. */
export async function connectSdkClient(start: ServerStart): Promise<ToolClient> {
  const { Client } = await import('@modelcontextprotocol/client')
  const { StdioClientTransport } = await import('@modelcontextprotocol/client/stdio')
  const [command, ...args] = start.command
  const client = new Client({ name: agentName, version: packageVersion() })
  const changed = createLatch()
  client.setNotificationHandler('notifications/tools/list_changed', () => changed.set())
  const transport = new StdioClientTransport({
    command,
    args,
    env: { ...start.env },
    stderr: 'pipe',
  })
  const explained = explainedBy(transport.stderr)
  await explained(client.connect(transport))
  return {
    async listTools() {
      const { tools } = await explained(client.listTools())
      return tools.map(({ name, description = '' }) => ({ name, description }))
    },
    async callTool(name, args) {
      const result = await explained(client.callTool({ name, arguments: { ...args } }))
      const texts = result.content.flatMap((part) => (part.type === 'text' ? [part.text] : []))
      return { text: texts.join('\n'), isError: result.isError === true }
    },
    toolsChanged: changed.wait,
    close: () => client.close(),
  }
}
