/** Reads a flow log as it grows. */

import type { MessageEntry } from '../../log/entry.ts'
import type { Store } from '../../log/store.ts'
import { isJsonObject, type JsonValue } from '../../mcp/json.ts'
import type { ToolClient } from './tool-client.ts'

export interface LogWatch {
  /** Hands every entry that is new since the last look to `seen`, in the order of the log. */
  look(): Promise<void>
}

/**
 * @param seen gets messages only; rejected lines and gaps do not happen in the demo and would fail
 *   its checks by what is missing
 */
export function watchLog(
  store: Pick<Store, 'tail'>,
  seen: (entry: MessageEntry) => void,
): LogWatch {
  let position: number | undefined
  let last: Promise<void> = Promise.resolve()
  async function read(): Promise<void> {
    for await (const entry of store.tail(position)) {
      position = entry.position
      const value = JSON.parse(entry.bytes) as JsonValue
      if (isJsonObject(value) && value.kind === 'message') seen(value as unknown as MessageEntry)
    }
  }
  return {
    look() {
      last = last.then(read)
      return last
    },
  }
}

/** `client`, with a look at the log after everything that it does. */
export function watched(client: ToolClient, { look }: LogWatch): ToolClient {
  const thenLook = async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done
    } finally {
      await look()
    }
  }
  return {
    listTools: () => thenLook(client.listTools()),
    callTool: (name, args) => thenLook(client.callTool(name, args)),
    toolsChanged: (ms) => thenLook(client.toolsChanged(ms)),
    close: () => thenLook(client.close()),
  }
}
