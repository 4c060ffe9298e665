import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { readManifest } from '../../../src/bench/sources/hub/manifest.ts'
import { benchFetch } from '../../../src/cli/bench-fetch-command.ts'
import {
  type Behaviour,
  content,
  gives,
  type HubServer,
  hub,
  linked,
  revision,
  sha256,
  startServer,
} from '../bench/sources/hub/hub-server.ts'

const base = mkdtempSync(join(tmpdir(), 'mcip-fetch-command-'))
const servers: HubServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))
let count = 0

async function fetchFrom(
  behaviour: Behaviour,
  names = ['toolace'],
  output = join(base, String(++count)),
) {
  const server = await startServer(behaviour)
  servers.push(server)
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  try {
    const patience = { idleMs: 60_000, attempts: 2, pauseMs: 1 }
    const code = await benchFetch(names, { output, endpoint: server.url }, patience)
    return { code, output, said: said.join(''), server }
  } finally {
    spy.mockRestore()
  }
}

describe('benchFetch', () => {
  it('fetches what is named, and writes down what it is and under which licence', async () => {
    const { code, output, said } = await fetchFrom(hub(gives), ['glaive', 'toolace'])
    expect(code).toBe(0)
    expect(readFileSync(join(output, 'data.json')).equals(content)).toBe(true)
    expect(existsSync(join(output, 'glaive-function-calling-v2.json'))).toBe(true)
    expect(readManifest(join(output, 'manifest.json'))).toMatchObject([
      { name: 'glaive', license: 'Apache-2.0', bytes: content.length, sha256, revision },
      {
        name: 'toolace',
        repository: 'Team-ACE/ToolACE',
        notice: expect.stringContaining('ToolACE'),
      },
    ])
    expect(said).toContain('Apache License 2.0')
    expect(said).toContain(sha256)
  })

  it('asks for the revision of the manifest the next time, and fetches nothing again', async () => {
    const { output } = await fetchFrom(hub(gives))
    const before = readManifest(join(output, 'manifest.json'))
    const { server, said } = await fetchFrom(hub(gives), ['toolace'], output)
    expect(server.asked.map(({ method, path }) => [method, path])).toEqual([
      ['HEAD', `/datasets/Team-ACE/ToolACE/resolve/${revision}/data.json`],
    ])
    expect(said).toContain('is there already')
    expect(readManifest(join(output, 'manifest.json'))[0]?.fetchedAt).toBe(before[0]?.fetchedAt)
  })

  it('refuses content that is not what the hub says, and notes nothing', async () => {
    const output = join(base, 'wrong')
    const wrong = hub(gives, linked({ 'x-linked-etag': `"${'0'.repeat(64)}"` }))
    await expect(fetchFrom(wrong, ['toolace'], output)).rejects.toMatchObject({
      code: 'bench.fetch-mismatch',
    })
    expect(readManifest(join(output, 'manifest.json'))).toEqual([])
    expect(existsSync(join(output, 'data.json'))).toBe(false)
  })

  it('does not touch a manifest of something else', async () => {
    const output = mkdtempSync(join(base, 'other-'))
    writeFileSync(join(output, 'manifest.json'), '{"name":"my-app"}')
    await expect(fetchFrom(hub(gives), ['toolace'], output)).rejects.toMatchObject({
      code: 'cli.unwritable',
    })
  })

  it.each(['hub.example', 'ftp://hub.example', 'https://me:secret@hub.example'])(
    'refuses the endpoint %s',
    async (endpoint) => {
      const options = { output: join(base, 'none'), endpoint }
      await expect(benchFetch(['toolace'], options)).rejects.toMatchObject({ code: 'cli.usage' })
    },
  )
})
