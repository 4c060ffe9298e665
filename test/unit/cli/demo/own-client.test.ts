import { describe, expect, it } from 'vitest'
import { connectOwnClient } from '../../../../src/cli/demo/own-client.ts'
import { testToolClient } from './clients.ts'

testToolClient('connectOwnClient', connectOwnClient)

describe('connectOwnClient', () => {
  it('reads every page of a list, and stops at a cursor that never ends', async () => {
    const script = `
      let pages = 0
      process.stdin.on('data', (chunk) => {
        for (const line of String(chunk).split('\\n').filter(Boolean)) {
          const { id, method } = JSON.parse(line)
          if (id === undefined) continue
          const tools = [{ name: 'tool-' + pages++ }, { name: 7 }, null]
          const result = method === 'tools/list' ? { tools, nextCursor: 'more' } : {}
          console.log('no json')
          console.log(JSON.stringify({ jsonrpc: '2.0', id: 'stray', result: {} }))
          console.log(JSON.stringify({ jsonrpc: '2.0', id: 99, method: 'ping' }))
          console.log(JSON.stringify({ jsonrpc: '2.0', id, result }))
        }
      })`
    const client = await connectOwnClient({ command: [process.execPath, '-e', script], env: {} })
    try {
      const tools = await client.listTools()
      expect(tools).toHaveLength(64)
      expect(tools[63]).toEqual({ name: expect.stringMatching(/^tool-\d+$/), description: '' })
      expect(await client.callTool('any', {})).toEqual({ text: '', isError: false })
    } finally {
      await client.close()
    }
  })
})
