/** message -> flow -> trajectory: what the judges look at, for live traffic and for records alike. */
import { extractFlows } from '../flow/extract/extract-flows.ts'
import type { Flow } from '../flow/flow.ts'
import type { Origins } from '../flow/origins.ts'
import { isJsonObject, type JsonObject } from '../mcp/json.ts'
import type { Message, Side } from '../mcp/message.ts'
import type { KnownTool } from '../state/records.ts'
import type { GuardedServer } from '../trajectory/catalogue.ts'
import type { Connection } from '../trajectory/connection.ts'
import type { JudgeInput } from './judge.ts'

/** Where a message stands: one connection of one trajectory. */
export interface JudgeInputDeps {
  readonly server: GuardedServer
  readonly connection: Connection
  readonly origins: Origins
  /** What the records hold about the tools of the server; asked when a judge wants to know. */
  readonly known: () => ReadonlyMap<string, KnownTool>
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
}

export interface SentMessage {
  readonly message: Message
  readonly from: Side
  /** RFC 3339. */
  readonly at: string
  /** Number of the message's first flow. @default 0 */
  readonly firstSeq?: number
  /** The flows of the message where they are known already, numbers included. */
  readonly flows?: readonly Flow[]
}

/** Takes note of a message and gives what is judged; called once for each, in order. */
export function judgeInputOf(deps: JudgeInputDeps, sent: SentMessage): JudgeInput {
  const { connection, server, known } = deps
  const { message, from } = sent
  const { answers, listed, wholeList } = connection.observe(message, from)
  const flows =
    sent.flows ??
    numbered(
      extractFlows({
        message,
        from,
        answers,
        server: server.id,
        client: connection.client,
        at: sent.at,
        schemaOf: (name) => schemaOf(connection, name),
        origins: deps.origins,
        digest: deps.digest,
      }),
      sent.firstSeq ?? 0,
    )
  return {
    message,
    from,
    flows,
    answers,
    server,
    claim: connection.claim,
    listed,
    wholeList,
    tool: connection.tool,
    get known() {
      return known()
    },
  }
}

function numbered(flows: readonly Flow[], firstSeq: number): readonly Flow[] {
  return firstSeq === 0 ? flows : flows.map((flow) => ({ ...flow, seq: flow.seq + firstSeq }))
}

function schemaOf(connection: Connection, name: string): JsonObject | undefined {
  const schema = connection.tool(name)?.value.inputSchema
  return isJsonObject(schema) ? schema : undefined
}
