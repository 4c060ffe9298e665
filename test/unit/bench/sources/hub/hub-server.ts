/** Servers on 127.0.0.1 that stand in for a hub and its storage, as well or as badly as a test says. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly range: string | undefined
  readonly authorization: string | undefined
}

/** Answers a request; `count` is how many requests of this method came before. */
export type Behaviour = (response: ServerResponse, asked: Asked, count: number) => void

export interface HubServer {
  readonly url: string
  readonly asked: readonly Asked[]
  close(): Promise<void>
}

export const revision = '0123456789abcdef0123456789abcdef01234567'
export const content: Buffer = Buffer.from(
  JSON.stringify(Array.from({ length: 400 }, (_, row) => ({ system: '', chat: `USER: ${row}` }))),
)
export const sha256: string = createHash('sha256').update(content).digest('hex')

export async function startServer(behaviour: Behaviour): Promise<HubServer> {
  const asked: Asked[] = []
  const server = createServer((request: IncomingMessage, response) => {
    const { method = '', url: path = '' } = request
    const { range, authorization } = request.headers
    const one = { method, path, range, authorization }
    const count = asked.filter((before) => before.method === method).length
    asked.push(one)
    behaviour(response, one, count)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What the hub says of the file, in the headers of a redirect. */
export function linked(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'x-repo-commit': revision,
    'x-linked-size': String(content.length),
    'x-linked-etag': `"${sha256}"`,
    ...more,
  }
}

/** A hub: HEAD says what the file is and that it lies in the storage, GET goes by `get`. */
export function hub(
  get: Behaviour,
  headers: Readonly<Record<string, string>> = linked(),
): Behaviour {
  return (response, asked, count) => {
    if (asked.method !== 'HEAD') return get(response, asked, count)
    response.writeHead(302, { ...headers, location: 'http://127.0.0.1:9/storage' })
    response.end()
  }
}

/** The content, or the part of it that is asked for. */
export const gives: Behaviour = (response, { range }) => {
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
  if (range === undefined) response.writeHead(200, { 'content-length': content.length })
  else {
    const last = content.length - 1
    response.writeHead(206, { 'content-range': `bytes ${start}-${last}/${content.length}` })
  }
  response.end(content.subarray(start))
}

/** Some of what is asked for, then the connection ends. */
export function cutOff(bytes: number): Behaviour {
  return (response, { range }) => {
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    response.writeHead(range === undefined ? 200 : 206, {
      'content-length': content.length - start,
      'content-range': `bytes ${start}-${content.length - 1}/${content.length}`,
    })
    response.write(content.subarray(start, start + bytes), () =>
      setTimeout(() => response.destroy(), 250),
    )
  }
}

export function status(code: number): Behaviour {
  return (response) => {
    response.writeHead(code)
    response.end('no')
  }
}

export function redirects(to: string, code = 302): Behaviour {
  return (response) => {
    response.writeHead(code, { location: to })
    response.end()
  }
}

/** Each request by its own behaviour; the last one stays. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  return (response, asked, count) =>
    behaviours[Math.min(count, behaviours.length - 1)]?.(response, asked, count)
}
