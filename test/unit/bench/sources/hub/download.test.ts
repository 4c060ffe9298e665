import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type DownloadOptions, download } from '../../../../../src/bench/sources/hub/download.ts'
import type { HubFile } from '../../../../../src/bench/sources/hub/resolve.ts'
import {
  type Behaviour,
  content,
  cutOff,
  gives,
  type HubServer,
  inTurn,
  redirects,
  revision,
  sha256,
  startServer,
  status,
} from './hub-server.ts'

const base = mkdtempSync(join(tmpdir(), 'mcip-fetch-'))
const servers: HubServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})
afterAll(() => rmSync(base, { recursive: true, force: true }))
let count = 0

async function started(behaviour: Behaviour): Promise<HubServer> {
  const server = await startServer(behaviour)
  servers.push(server)
  return server
}

function fileAt(url: string, more: Partial<HubFile> = {}): HubFile {
  return {
    repository: 'own/data',
    file: 'data.json',
    revision,
    bytes: content.length,
    hash: { kind: 'sha256', value: sha256 },
    url,
    ...more,
  }
}

const quick = { idleMs: 60_000, attempts: 3, pauseMs: 1 }

async function fetched(
  behaviour: Behaviour,
  more: Partial<HubFile> = {},
  options: Partial<DownloadOptions> = {},
) {
  const server = await started(behaviour)
  const folder = join(base, String(++count))
  const target = join(folder, 'data.json')
  const run = (): ReturnType<typeof download> =>
    download(fileAt(server.url, more), { target, ...quick, ...options })
  return { server, folder, target, run }
}

describe('download', () => {
  it('gives the file with its hash, says how far it is, and leaves nothing else behind', async () => {
    const seen: [number, number][] = []
    const onProgress = (bytes: number, total: number): void => void seen.push([bytes, total])
    const { run, folder, target } = await fetched(gives, {}, { onProgress })
    expect(await run()).toEqual({ sha256, wasThere: false })
    expect(readFileSync(target).equals(content)).toBe(true)
    expect(readdirSync(folder)).toEqual(['data.json'])
    expect(seen.at(-1)).toEqual([content.length, content.length])
  })

  it('does not fetch again what is there, and does where it is not the same', async () => {
    const { run, server, target } = await fetched(gives)
    await run()
    expect(await run()).toEqual({ sha256, wasThere: true })
    expect(server.asked).toHaveLength(1)
    writeFileSync(target, Buffer.alloc(content.length))
    expect(await run()).toEqual({ sha256, wasThere: false })
  })

  it('goes on behind what has arrived, over several cuts', async () => {
    const { run, server, target } = await fetched(inTurn(cutOff(2_000), cutOff(1_000), gives))
    await run()
    expect(readFileSync(target).equals(content)).toBe(true)
    expect(server.asked.map(({ range }) => range)).toEqual([
      undefined,
      'bytes=2000-',
      'bytes=3000-',
    ])
  })

  it('goes on in the next run', async () => {
    const { run, server, folder } = await fetched(
      inTurn(cutOff(2_000), status(503), status(503), status(503), gives),
    )
    await expect(run()).rejects.toMatchObject({
      code: 'bench.fetch-failed',
      message: expect.stringContaining('status 503'),
    })
    expect(readdirSync(folder)).toEqual([`data.json.${sha256.slice(0, 12)}.part`])
    expect(await run()).toMatchObject({ sha256 })
    expect(server.asked.at(-1)?.range).toBe('bytes=2000-')
  })

  it('begins anew where a server knows no ranges, or gives another one', async () => {
    const whole: Behaviour = (response) => response.end(content)
    const first = await fetched(inTurn(cutOff(2_000), whole))
    expect(await first.run()).toMatchObject({ sha256 })
    const shifted: Behaviour = (response) => {
      response.writeHead(206, { 'content-range': `bytes 7-${content.length - 1}/*` })
      response.end(content.subarray(7))
    }
    const second = await fetched(inTurn(cutOff(2_000), shifted, gives))
    expect(await second.run()).toMatchObject({ sha256 })
    expect(second.server.asked.at(-1)?.range).toBeUndefined()
    const third = await fetched(inTurn(cutOff(2_000), status(416), gives))
    expect(await third.run()).toMatchObject({ sha256 })
  })

  it('gives up where a server without ranges always breaks off at the same place', async () => {
    const broken: Behaviour = (response) => {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 500), () => setTimeout(() => response.destroy(), 250))
    }
    const { run } = await fetched(broken)
    await expect(run()).rejects.toMatchObject({ code: 'bench.fetch-failed' })
  })

  it('fetches from the host that it is sent to', async () => {
    const storage = await started(gives)
    const { run, server } = await fetched(redirects(`${storage.url}/blob?signature=1`))
    expect(await run()).toMatchObject({ sha256 })
    expect([server.asked.length, storage.asked.length]).toEqual([1, 1])
  })

  it.each<[string, Behaviour]>([
    ['other content', (response) => response.end(Buffer.alloc(content.length, 'x'))],
    ['more than there is', (response) => response.end(Buffer.concat([content, content]))],
  ])('refuses %s, and keeps none of it', async (_, behaviour) => {
    const { run, folder } = await fetched(behaviour)
    await expect(run()).rejects.toMatchObject({ code: 'bench.fetch-mismatch' })
    expect(readdirSync(folder)).toEqual([])
  })

  it("checks a small file by Git's hash", async () => {
    const value = createHash('sha1')
      .update(`blob ${content.length}\0`)
      .update(content)
      .digest('hex')
    const right = await fetched(gives, { hash: { kind: 'git-blob', value } })
    expect(await right.run()).toEqual({ sha256, wasThere: false })
    const wrong = await fetched(gives, { hash: { kind: 'git-blob', value: 'f'.repeat(40) } })
    await expect(wrong.run()).rejects.toMatchObject({ code: 'bench.fetch-mismatch' })
  })

  it('gives up at once where the file is not there', async () => {
    const { run, server } = await fetched(status(404))
    await expect(run()).rejects.toThrow('status 404')
    expect(server.asked).toHaveLength(1)
  })

  it('does not wait for a server that stops in the middle', async () => {
    const stalls: Behaviour = (response) => {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 100))
    }
    const { run } = await fetched(inTurn(stalls, gives), {}, { idleMs: 200 })
    expect(await run()).toMatchObject({ sha256 })
  })

  it('waits for one that is slow but goes on', async () => {
    const slow: Behaviour = (response) => {
      response.writeHead(200, { 'content-length': content.length })
      const piece = Math.ceil(content.length / 5)
      const send = (at: number): void => {
        if (at >= content.length) return void response.end()
        response.write(content.subarray(at, at + piece))
        setTimeout(() => send(at + piece), 500)
      }
      send(0)
    }
    const { run, server } = await fetched(slow, {}, { idleMs: 2_000 })
    expect(await run()).toMatchObject({ sha256 })
    expect(server.asked).toHaveLength(1)
  })

  it('stops when it is told to, and keeps what has arrived', async () => {
    const controller = new AbortController()
    const stalls: Behaviour = (response) => {
      response.writeHead(200, { 'content-length': content.length })
      response.write(content.subarray(0, 100), () => setTimeout(() => controller.abort(), 250))
    }
    const { run, folder } = await fetched(stalls, {}, { signal: controller.signal })
    await expect(run()).rejects.toThrow()
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('names a place where nothing can be written', async () => {
    const blocked = join(base, 'blocked')
    writeFileSync(blocked, '')
    const { run } = await fetched(gives, {}, { target: join(blocked, 'data.json') })
    await expect(run()).rejects.toMatchObject({ code: 'cli.unwritable' })
  })
})
