import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fromSource, linesOfFile } from './sample-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-server-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The answers of the program to one call, up to its own end. */
function call(kind: string, path: string, name: string, args: object): readonly unknown[] {
  const [program, ...options] = fromSource
  const line = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }
  const { stdout, status } = spawnSync(
    program,
    [...options, 'src/cli/demo/server.ts', kind, path],
    { input: `${JSON.stringify(line)}\n`, encoding: 'utf8' },
  )
  expect(status).toBe(0)
  return stdout
    .trim()
    .split('\n')
    .map((answer) => JSON.parse(answer))
}

describe('the program behind the demo', () => {
  it('is the weather server and writes down what it receives', () => {
    const received = join(folder, 'received.jsonl')
    expect(existsSync(received)).toBe(false)
    expect(call('weather', received, 'get_forecast', { city: 'Porto' })).toHaveLength(2)
    expect(linesOfFile(received).map((line) => JSON.parse(line))).toEqual([
      { tool: 'get_forecast', arguments: { city: 'Porto' } },
    ])
  })

  it('is the file server for a folder', () => {
    writeFileSync(join(folder, 'a.txt'), 'alpha')
    expect(call('files', folder, 'read_text_file', { path: join(folder, 'a.txt') })).toEqual([
      { jsonrpc: '2.0', id: 1, result: { content: [{ type: 'text', text: 'alpha' }] } },
    ])
  })
})
