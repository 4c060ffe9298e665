/**
 * Every case of flow/: messages in order, and the five-tuples that they are. A file holds one case
 * or, as documents of one stream, the same story in several revisions.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { extractFlows } from '../../src/flow/extract/extract-flows.ts'
import type { Flow } from '../../src/flow/flow.ts'
import { noOrigins } from '../../src/flow/origins.ts'
import { isJsonObject, type JsonValue } from '../../src/mcp/json.ts'
import type { Message, Side } from '../../src/mcp/message.ts'
import { methods } from '../../src/mcp/methods.ts'
import { readLine } from '../../src/mcp/read.ts'
import type { Revision } from '../../src/mcp/revision.ts'
import { createConnection } from '../../src/trajectory/connection.ts'

/**
 * A flow as a case states it: what is left out is not compared. A list that ends in `...` states
 * how the found one begins.
 */
type StatedFlow = Partial<Omit<Flow, 'type'>> & { readonly type?: Partial<Flow['type']> }

interface FlowCase {
  readonly title: string
  readonly source: string
  /** Revision that the messages are of; its corpus is where `corpus` names a file. */
  readonly revision?: Revision
  readonly messages: readonly {
    readonly from: Side
    /** A file of the corpus of the revision, without `.json`. */
    readonly corpus?: string
    /** In place of `corpus`: the message, or an array of messages as a batch. */
    readonly message?: JsonValue
    /** In place of both: the line as it is. */
    readonly line?: string
    /** Number of the logical call that the message is part of. */
    readonly call?: number
    readonly flows: readonly StatedFlow[]
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

function lineOf(revision: Revision | undefined, one: FlowCase['messages'][number]): string {
  if (one.line !== undefined) return one.line
  if (one.corpus === undefined) return JSON.stringify(one.message)
  const file = `../corpus/${revision ?? 'no revision'}/${one.corpus}.json`
  return readFileSync(new URL(file, import.meta.url), 'utf8').trimEnd()
}

/** What of `found` the case says something about, in the words of the case. */
function compared(found: unknown, stated: unknown): unknown {
  if (Array.isArray(stated) && Array.isArray(found)) {
    if (stated.at(-1) !== '...') return found
    return [...found.slice(0, stated.length - 1), '...']
  }
  if (typeof stated !== 'object' || stated === null) return found
  if (typeof found !== 'object' || found === null) return found
  const holder = found as Readonly<Record<string, unknown>>
  const keys = 'role' in stated ? Object.keys(holder) : Object.keys(stated)
  return Object.fromEntries(
    keys.map((key) => [key, compared(holder[key], (stated as Record<string, unknown>)[key])]),
  )
}

/** Methods with revision, `request`, `notification` or `answer`, that the cases have seen. */
const seen = new Set<string>()

function play({ messages, revision }: FlowCase) {
  const connection = createConnection(digest)
  return messages.map((stated) => {
    const { from } = stated
    let call: number | undefined
    const flows = messagesOf(lineOf(revision, stated)).flatMap((message) => {
      const observed = connection.observe(message, from)
      call = observed.call?.number
      const method = 'method' in message ? message.method : observed.answers?.method
      seen.add(`${revision} ${'method' in message ? message.kind : 'answer'} ${method}`)
      return extractFlows({
        message,
        from,
        answers: observed.answers,
        call: observed.call,
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
    })
    return { ...(stated.call === undefined ? {} : { call }), flows }
  })
}

describe('flows of messages', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    for (const document of parseAllDocuments(readFileSync(new URL(file, folder), 'utf8'))) {
      const one = document.toJS() as FlowCase
      const { title, source, revision, messages } = one
      it(`${title} (${file}${revision === undefined ? '' : `, ${revision}`})`, () => {
        expect(source).toMatch(/\S/)
        const stated = messages.map(({ call, flows }) => {
          return { ...(call === undefined ? {} : { call }), flows }
        })
        const found = play(one).map((message, index) => ({
          ...message,
          flows: message.flows.map((flow, place) =>
            compared(flow, stated[index]?.flows[place] ?? {}),
          ),
        }))
        expect(found).toEqual(stated)
      })
    }
  }
})

/** What each revision sends as a message of its own; an answer for each request. */
const messagesOfRevisions = methods.flatMap(({ name, kind, revisions, extension }) =>
  [...revisions, ...(extension?.revisions ?? [])].flatMap((revision) =>
    (kind === 'request' ? ['request', 'answer'] : ['notification']).map(
      (what) => `${revision} ${what} ${name}`,
    ),
  ),
)

it('states the flows of every message of every revision', () => {
  expect(messagesOfRevisions.filter((message) => !seen.has(message))).toEqual([])
})
