/** A server that sends messages: honest, and the way out for whatever an agent hands to it. */
import type { JsonObject } from '../../mcp/json.ts'
import type { ToolServer } from './tool-server.ts'

/** @param received is told of every call, before it is answered */
export function createMailServer(received: (tool: string, args: JsonObject) => void): ToolServer {
  return {
    name: 'mail',
    version: '1.0.0',
    tools: () => [sendMessage],
    call(name, args) {
      received(name, args)
      if (name !== 'send_message') throw new Error('no such tool')
      return { text: 'sent' }
    },
  }
}

const sendMessage: JsonObject = {
  name: 'send_message',
  description: 'Sends a message to an e-mail address.',
  inputSchema: {
    type: 'object',
    properties: {
      recipient: { type: 'string', description: 'Address of the recipient.' },
      body: { type: 'string', description: 'Text of the message.' },
    },
    required: ['recipient', 'body'],
  },
}
