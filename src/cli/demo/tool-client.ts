/** What the demo's agent needs of an MCP client; two clients give it. */
import type { JsonObject } from '../../mcp/json.ts'

/** How to start a server. */
export interface ServerStart {
  readonly command: readonly [string, ...string[]]
  readonly env: Readonly<Record<string, string>>
}

/** A tool as a client lists it. */
export interface OfferedTool {
  readonly name: string
  readonly description: string
}

export interface CallAnswer {
  /** All text of the result. */
  readonly text: string
  readonly isError: boolean
}

export interface ToolClient {
  listTools(): Promise<readonly OfferedTool[]>
  callTool(name: string, args: JsonObject): Promise<CallAnswer>
  /** Waits for the next notice that the tools are others now, sent before or after; false: none came. */
  toolsChanged(withinMs: number): Promise<boolean>
  close(): Promise<void>
}

export interface ToolClientKind {
  /** Package and version, for the terminal. */
  readonly title: string
  connect(start: ServerStart): Promise<ToolClient>
}

/** Name under which the agent introduces itself. */
export const agentName = 'demo-agent'
