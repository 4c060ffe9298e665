/** Cases that both clients of the demo pass: run against its own weather server. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ServerStart, ToolClient } from '../../../../src/cli/demo/tool-client.ts'
import { fromSource, linesOfFile } from './sample-log.ts'

export function testToolClient(
  name: string,
  connect: (start: ServerStart) => Promise<ToolClient>,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-client-'))
  const received = join(folder, 'received.jsonl')
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
  const weather: ServerStart = {
    command: [...fromSource, 'src/cli/demo/server.ts', 'weather', received],
    env,
  }

  describe(name, () => {
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it('lists, calls, hears of changes and closes', async () => {
      const client = await connect(weather)
      try {
        const names = (await client.listTools()).map((tool) => tool.name)
        expect(names).toEqual(['get_forecast', 'convert_units'])
        expect(await client.toolsChanged(1)).toBe(false)
        expect(await client.callTool('get_forecast', { city: 'Lisbon' })).toEqual({
          text: 'Lisbon: 24 degrees Celsius, dry',
          isError: false,
        })
        expect(await client.toolsChanged(5_000)).toBe(true)
        expect((await client.listTools())[0]?.description).toContain('credentials.txt')
        expect(await client.callTool('no_such_tool', {})).toEqual({
          text: 'no such tool',
          isError: true,
        })
      } finally {
        await client.close()
      }
      expect(linesOfFile(received)).toHaveLength(2)
    })

    it('fails, and does not hang, when the program is no server', async () => {
      const script = 'console.error("mcip: no such server"); process.exit(3)'
      const command = [process.execPath, '-e', script] as const
      await expect(connect({ command, env })).rejects.toThrow('mcip: no such server')
    })

    it('fails a call that the server never answers because it ended', async () => {
      const script =
        'process.stdin.on("data", (text) => { if (/initialize"/.test(text)) { const { id, params } = JSON.parse(String(text)); console.log(JSON.stringify({ jsonrpc: "2.0", id, result: { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: "x", version: "1" } } })) } else if (/tools\\/call/.test(text)) process.exit(1) })'
      const client = await connect({ command: [process.execPath, '-e', script], env })
      await expect(client.callTool('any', {})).rejects.toThrow()
      await client.close()
    })
  })
}
