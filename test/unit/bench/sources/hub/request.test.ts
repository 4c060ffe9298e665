import { afterEach, describe, expect, it } from 'vitest'
import { failed, reasonOf, requestHub } from '../../../../../src/bench/sources/hub/request.ts'
import { gives, type HubServer, redirects, startServer } from './hub-server.ts'

const servers: HubServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})
const signal = new AbortController().signal

async function started(...given: Parameters<typeof startServer>): Promise<HubServer> {
  const server = await startServer(...given)
  servers.push(server)
  return server
}

describe('requestHub', () => {
  it('follows a redirect to another host with the headers that were asked for', async () => {
    const storage = await started(gives)
    const hub = await started(redirects(`${storage.url}/blob`))
    const headers = { range: 'bytes=3-' }
    const response = await requestHub(hub.url, { method: 'GET', headers, signal })
    expect(response.status).toBe(206)
    await response.body?.cancel()
    expect(storage.asked).toMatchObject([{ range: 'bytes=3-', authorization: undefined }])
  })

  it('stops at the redirect that is the answer', async () => {
    const hub = await started(redirects('/elsewhere'))
    const isAnswer = ({ headers }: Response): boolean => headers.has('location')
    const response = await requestHub(hub.url, { method: 'HEAD', signal, isAnswer })
    expect(response.status).toBe(302)
  })
})

describe('the reasons', () => {
  it('say what happened and not how it was noticed', () => {
    const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
    expect(reasonOf(refused)).toBe('connect ECONNREFUSED')
    expect(reasonOf(new DOMException('x', 'TimeoutError'))).toBe('it does not answer')
    expect(reasonOf('odd')).toBe('odd')
    expect(failed('http://h', 'why').message).toBe('cannot fetch `http://h`: why')
  })
})
