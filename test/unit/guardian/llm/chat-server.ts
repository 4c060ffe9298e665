/** A small server that speaks chat completions on 127.0.0.1, as well or as badly as a test says. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a test sees of one question. */
export interface Asked {
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format?: unknown
  }
  readonly authorization: string | undefined
}

export type Behaviour = (response: ServerResponse, asked: Asked) => void

export interface ChatServer {
  readonly url: string
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

/** Answers the first question by the first behaviour, and so on; the last one stays. */
export async function startChatServer(...behaviours: readonly Behaviour[]): Promise<ChatServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const one = { body: JSON.parse(text), authorization: request.headers.authorization }
      const behaviour = behaviours[Math.min(asked.length, behaviours.length - 1)]
      asked.push(one)
      behaviour?.(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

/** The model writes `text`. */
export const writes =
  (text: string, usage = { prompt_tokens: 100, completion_tokens: 10 }): Behaviour =>
  (response) => {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }], usage }),
    )
  }

export const fails =
  (status: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, headers)
    response.end('{"error":{"message":"no"}}')
  }

export const hangs: Behaviour = () => undefined

export const hangsUp: Behaviour = (response) => {
  response.destroy()
}

export const cutsOff: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"choices":[{"mess')
  setTimeout(() => response.destroy(), 250)
}

export const says =
  (body: string): Behaviour =>
  (response) => {
    response.end(body)
  }
