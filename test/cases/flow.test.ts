/** Every case of flow/: messages in order, and the five-tuples that they are. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { extractFlows } from '../../src/flow/extract/extract-flows.ts'
import type { Flow } from '../../src/flow/flow.ts'
import { noOrigins } from '../../src/flow/origins.ts'
import { isJsonObject, type JsonValue } from '../../src/mcp/json.ts'
import type { Message, Side } from '../../src/mcp/message.ts'
import { readLine } from '../../src/mcp/read.ts'
import { createConnection } from '../../src/trajectory/connection.ts'

interface FlowCase {
  readonly title: string
  readonly source: string
  readonly messages: readonly {
    readonly from: Side
    /** The message, or an array of messages as a batch. */
    readonly message?: JsonValue
    /** In place of `message`: the line as it is. */
    readonly line?: string
    /** All but seq, time, plane, digest and content. */
    readonly flows: readonly Partial<Flow>[]
  }[]
}

const folder = new URL('flow/', import.meta.url)
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function messagesOf(line: string): readonly Message[] {
  const reading = readLine(new TextEncoder().encode(line))
  if (reading.kind === 'message') return [reading.message]
  if (reading.kind === 'batch') return reading.messages
  throw new Error(`no message: ${line}`)
}

describe('flows of messages', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const { title, source, messages } = parse(
      readFileSync(new URL(file, folder), 'utf8'),
    ) as FlowCase
    it(`${title} (${file})`, () => {
      expect(source).toMatch(/\S/)
      const connection = createConnection(digest)
      const found = messages.map(({ from, message, line }) =>
        messagesOf(line ?? JSON.stringify(message)).flatMap((one) => {
          const { answers } = connection.observe(one, from)
          const flows = extractFlows({
            message: one,
            from,
            answers,
            server: 'server',
            client: connection.client,
            at: '2026-01-02T03:04:05.678Z',
            schemaOf(name) {
              const schema = connection.tool(name)?.value.inputSchema
              return isJsonObject(schema) ? schema : undefined
            },
            origins: noOrigins,
            digest,
          })
          return flows.map(
            ({ seq: _, at: __, plane: ___, digest: ____, content: _____, ...tuple }) => tuple,
          )
        }),
      )
      expect(found).toEqual(messages.map(({ flows }) => flows))
    })
  }
})
