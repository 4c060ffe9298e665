import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readLine } from '../../src/mcp/read.ts'

const dataFolder = process.env.MCIP_DATA

it.skipIf(!dataFolder)('accepts the tool lists of every real server in MCIP_DATA/tools', () => {
  const folder = path.join(dataFolder ?? '', 'tools')
  const rejected: string[] = []
  let servers = 0
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'))) {
    const lines = gunzipSync(readFileSync(path.join(folder, file)))
      .toString('utf8')
      .split('\n')
    for (const line of lines.filter((each) => each !== '')) {
      const { id, tools } = JSON.parse(line) as { id: string; tools: unknown }
      const message = JSON.stringify({ jsonrpc: '2.0', id: 1, result: { tools } })
      const reading = readLine(Buffer.from(message))
      servers++
      if (reading.kind !== 'message') rejected.push(`${id}: ${JSON.stringify(reading)}`)
    }
  }
  expect(servers).toBeGreaterThan(1000)
  expect(rejected).toEqual([])
})
