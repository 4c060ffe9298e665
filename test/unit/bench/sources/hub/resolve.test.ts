import { afterEach, describe, expect, it } from 'vitest'
import { resolveHubFile } from '../../../../../src/bench/sources/hub/resolve.ts'
import {
  type Behaviour,
  content,
  gives,
  type HubServer,
  hub,
  linked,
  redirects,
  revision,
  sha256,
  startServer,
  status,
} from './hub-server.ts'

const servers: HubServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function resolved(behaviour: Behaviour, wanted = 'main', timeoutMs = 60_000) {
  const server = await startServer(behaviour)
  servers.push(server)
  const found = await resolveHubFile({
    endpoint: `${server.url}/`,
    repository: 'own/data',
    file: 'data.json',
    revision: wanted,
    timeoutMs,
  })
  return { found, server }
}

describe('resolveHubFile', () => {
  it('takes revision, length and hash from the headers of the redirect, which it does not follow', async () => {
    const { found, server } = await resolved(hub(gives), 'refs/pr/1')
    expect(found).toEqual({
      repository: 'own/data',
      file: 'data.json',
      revision,
      bytes: content.length,
      hash: { kind: 'sha256', value: sha256 },
      url: `${server.url}/datasets/own/data/resolve/${revision}/data.json`,
    })
    expect(server.asked).toMatchObject([
      { method: 'HEAD', path: '/datasets/own/data/resolve/refs%2Fpr%2F1/data.json' },
    ])
  })

  it('follows a redirect to the new name of a data set', async () => {
    const { found, server } = await resolved((response, asked, count) => {
      if (count === 0)
        redirects('/datasets/new/data/resolve/main/data.json', 307)(response, asked, 0)
      else hub(gives)(response, asked, count)
    })
    expect(found.revision).toBe(revision)
    expect(server.asked).toHaveLength(2)
  })

  it("knows Git's hash of a small file, which the hub gives without a redirect", async () => {
    const { found } = await resolved((response) => {
      response.writeHead(200, {
        'x-repo-commit': revision,
        etag: `W/"${'AB'.repeat(20)}"`,
        'content-length': '12',
      })
      response.end()
    })
    expect(found).toMatchObject({ bytes: 12, hash: { kind: 'git-blob', value: 'ab'.repeat(20) } })
  })

  it.each<[string, Behaviour]>([
    ['no such data set', status(404)],
    ['not for everybody', status(401)],
    ['status 500', status(500)],
    ['names no revision', hub(gives, linked({ 'x-repo-commit': 'main' }))],
    ['states no length', hub(gives, linked({ 'x-linked-size': 'many' }))],
    ['states no hash', hub(gives, linked({ 'x-linked-etag': '"x"' }))],
    ['redirects more than 5 times', redirects('/again')],
    ['redirects to nowhere', (response) => response.writeHead(302).end()],
    ['redirects to ftp:', redirects('ftp://127.0.0.1/x')],
  ])('says why not: %s', async (reason, behaviour) => {
    await expect(resolved(behaviour)).rejects.toMatchObject({
      code: 'bench.fetch-failed',
      message: expect.stringContaining(reason),
    })
  })

  it('says why not: does not answer', async () => {
    await expect(resolved(() => undefined, 'main', 300)).rejects.toMatchObject({
      code: 'bench.fetch-failed',
      message: expect.stringContaining('does not answer'),
    })
  })
})
