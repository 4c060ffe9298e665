import { afterEach, describe, expect, it } from 'vitest'
import { McipError } from '../../../../src/errors.ts'
import {
  createEndpoint,
  type Endpoint,
  type EndpointOptions,
} from '../../../../src/guardian/llm/endpoint.ts'
import {
  type Behaviour,
  type ChatServer,
  cutsOff,
  fails,
  hangs,
  hangsUp,
  says,
  startChatServer,
  writes,
} from './chat-server.ts'

const servers: ChatServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function started(behaviours: readonly Behaviour[], more: Partial<EndpointOptions> = {}) {
  const server = await startChatServer(...behaviours)
  servers.push(server)
  const endpoint = createEndpoint({
    url: server.url,
    model: 'm',
    random: () => 0,
    clock: () => performance.now(),
    ...more,
  })
  return { server, endpoint }
}

const question = { turns: [{ role: 'user', content: 'Which?' }], maxTokens: 5 } as const
const ask = (endpoint: Endpoint) => endpoint.ask(question)

async function codeOf(endpoint: Endpoint): Promise<string> {
  try {
    await ask(endpoint)
  } catch (error) {
    if (error instanceof McipError) return error.code
    throw error
  }
  return 'answered'
}

describe('createEndpoint', () => {
  it('gives the text, and counts tokens and what they cost', async () => {
    const { server, endpoint } = await started([writes('B')], {
      key: 'k',
      price: { input: 2, output: 10 },
    })
    const { text, cost } = await ask(endpoint)
    expect([text, cost]).toEqual(['B', (100 * 2 + 10 * 10) / 1_000_000])
    expect(endpoint.spent).toMatchObject({
      asked: 1,
      failed: 0,
      inputTokens: 100,
      outputTokens: 10,
    })
    expect(server.asked[0]).toMatchObject({
      authorization: 'Bearer k',
      body: { model: 'm', temperature: 0, max_tokens: 5, stream: false },
    })
  })

  it.each<[string, Behaviour]>([
    ['is overloaded', fails(429, { 'retry-after': '0' })],
    ['has a fault', fails(500)],
    ['hangs up', hangsUp],
    ['breaks off', cutsOff],
  ])('asks again when the server %s', async (_, behaviour) => {
    const { server, endpoint } = await started([behaviour, writes('B')])
    expect((await ask(endpoint)).text).toBe('B')
    expect(server.asked).toHaveLength(2)
  })

  it('gives up after its attempts, and says why', async () => {
    const { server, endpoint } = await started([fails(503)], { attempts: 2 })
    await expect(ask(endpoint)).rejects.toThrow('did not answer: it answered with status 503')
    expect(server.asked).toHaveLength(2)
  })

  it('does not ask again what is refused', async () => {
    const { server, endpoint } = await started([fails(401)])
    expect(await codeOf(endpoint)).toBe('llm.refused')
    expect(server.asked).toHaveLength(1)
  })

  it('waits no longer than it may, also where it is told to wait', async () => {
    const { endpoint } = await started([hangs], { deadlineMs: 60 })
    const before = performance.now()
    await expect(ask(endpoint)).rejects.toThrow('in time')
    // Far from the 30 s that it waits when nothing else is said.
    expect(performance.now() - before).toBeLessThan(20_000)
    const patient = await started([fails(429, { 'retry-after': '3600' })], { deadlineMs: 60_000 })
    expect(await codeOf(patient.endpoint)).toBe('llm.unavailable')
    expect(patient.server.asked).toHaveLength(1)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['no choices', '{"choices":[]}'],
    ['no text', '{"choices":[{"message":{"content":null}}]}'],
    ['null', 'null'],
  ])('names an answer that holds %s', async (_, body) => {
    const { endpoint } = await started([says(body)])
    expect(await codeOf(endpoint)).toBe('llm.malformed-answer')
  })

  it('reads no more of an answer than is good for it', async () => {
    const { endpoint } = await started([says(' '.repeat(2 * 1024 * 1024))], { attempts: 1 })
    await expect(ask(endpoint)).rejects.toThrow('longer than')
  })

  it('follows nobody elsewhere', async () => {
    const { server, endpoint } = await started(
      [(response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()],
      { attempts: 1 },
    )
    expect(await codeOf(endpoint)).toBe('llm.unavailable')
    expect(server.asked).toHaveLength(1)
  })

  it('goes on without a schema where the endpoint takes none', async () => {
    const { server, endpoint } = await started([fails(400), writes('B'), writes('C')])
    expect((await endpoint.ask({ ...question, schema: {} })).text).toBe('B')
    expect((await endpoint.ask({ ...question, schema: {} })).text).toBe('C')
    const formats = server.asked.map(({ body }) => body.response_format !== undefined)
    expect(formats).toEqual([true, false, false])
  })

  it('has no more questions under way than it may', async () => {
    let underWay = 0
    let most = 0
    const slow: Behaviour = (response, asked) => {
      underWay++
      most = Math.max(most, underWay)
      setTimeout(() => {
        underWay--
        writes('B')(response, asked)
      }, 10)
    }
    const { endpoint } = await started([slow], { concurrency: 2 })
    await Promise.all(Array.from({ length: 7 }, () => ask(endpoint)))
    expect(most).toBe(2)
  })

  it('leaves alone what failed five times, and tries again after a pause', async () => {
    let now = 0
    const broken = Array.from({ length: 5 }, () => fails(404))
    const { server, endpoint } = await started([...broken, writes('B')], { clock: () => now })
    for (let index = 0; index < 5; index++) expect(await codeOf(endpoint)).toBe('llm.refused')
    expect(await codeOf(endpoint)).toBe('llm.unavailable')
    expect(server.asked).toHaveLength(5)
    now += 15_000
    expect((await ask(endpoint)).text).toBe('B')
  })
})

/** A clock that moves by the pauses alone, so that no test waits for them. */
function patient(): Partial<EndpointOptions> & { readonly waited: number[] } {
  let now = 0
  const waited: number[] = []
  return {
    waited,
    isBatch: true,
    clock: () => now,
    async pause(ms) {
      now += ms
      waited.push(ms)
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    },
  }
}

describe('createEndpoint, of a batch', () => {
  it.each([1, 4])('waits for an outage, and answers all, %i at once', async (concurrency) => {
    const down = Array.from({ length: 26 }, () => fails(503))
    const batch = { ...patient(), concurrency }
    const { server, endpoint } = await started([...down, writes('B')], batch)
    const texts = await Promise.all(
      Array.from({ length: 30 }, async () => (await ask(endpoint)).text),
    )
    expect(texts).toEqual(Array.from({ length: 30 }, () => 'B'))
    expect(batch.waited).toContain(15_000)
    expect(server.asked).toHaveLength(56)
  })

  it('gives up an outage that does not end, and then asks nothing more', async () => {
    const batch = patient()
    const told: string[] = []
    const onPause = (_: number, reason: string): void => void told.push(reason)
    const { server, endpoint } = await started([fails(503)], { ...batch, onPause })
    const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(endpoint)))
    expect(new Set(codes)).toEqual(new Set(['llm.gave-up']))
    expect(batch.waited.filter((ms) => ms === 15_000)).toHaveLength(5)
    expect(told[0]).toContain('status 503')
    const asked = server.asked.length
    await expect(ask(endpoint)).rejects.toThrow('status 503')
    expect(server.asked).toHaveLength(asked)
  })

  it('gives up one question that fails where others are answered', async () => {
    const one: Behaviour = (response, asked) =>
      (asked.body.messages[0]?.content === 'Which?' ? writes('B') : fails(500))(response, asked)
    const { endpoint } = await started([one], { ...patient(), concurrency: 1 })
    const poison = { turns: [{ role: 'user', content: 'Poison' }], maxTokens: 5 } as const
    const asked = [ask(endpoint), endpoint.ask(poison), ask(endpoint)]
    const found = await Promise.allSettled(asked)
    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(found[1]).toMatchObject({ reason: { code: 'llm.unavailable' } })
  })

  it('keeps the pauses that it is told, however often, within bounds of time', async () => {
    let count = 0
    const busy: Behaviour = (response, asked) =>
      (++count % 3 === 0 ? writes('B') : fails(429, { 'retry-after': '1' }))(response, asked)
    const batch = patient()
    const { endpoint } = await started([busy], batch)
    const texts = await Promise.all(Array.from({ length: 30 }, () => ask(endpoint)))
    expect(texts).toHaveLength(30)
    expect(new Set(batch.waited)).toEqual(new Set([1_000]))

    const never = patient()
    const full = await started([fails(429, { 'retry-after': '0' })], never)
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(full.endpoint)))
    expect(new Set(codes)).toEqual(new Set(['llm.gave-up']))
    const told = never.waited.reduce((sum, ms) => sum + ms, 0)
    expect(told).toBeLessThan(4 * 180_000)
  })

  it('ends at the fifth refusal in a row that no waiting mends', async () => {
    const batch = { ...patient(), concurrency: 1 }
    const { server, endpoint } = await started([fails(401)], batch)
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(endpoint)))
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => 'llm.refused'),
      ...Array.from({ length: 3 }, () => 'llm.gave-up'),
    ])
    expect(server.asked).toHaveLength(5)
  })

  it('goes on where single questions are refused', async () => {
    const { server, endpoint } = await started([fails(413)], { ...patient(), concurrency: 1 })
    const codes = await Promise.all(Array.from({ length: 9 }, () => codeOf(endpoint)))
    expect(new Set(codes)).toEqual(new Set(['llm.refused']))
    expect(server.asked).toHaveLength(9)
  })
})

describe('the cost of an answer', () => {
  it('counts where nothing was written, and stands in the fault', async () => {
    const usage = { prompt_tokens: 100, completion_tokens: 10 }
    const body = JSON.stringify({ choices: [{ message: { content: null } }], usage })
    const { endpoint } = await started([says(body)], { price: { input: 2, output: 10 } })
    const counted = { inputTokens: 100, outputTokens: 10, cost: 0.0003 }
    await expect(ask(endpoint)).rejects.toMatchObject({ data: counted })
    expect(endpoint.spent).toMatchObject({ ...counted, asked: 1, failed: 1 })
  })
})
