import { describe, expect, it } from 'vitest'
import type { Mode } from '../../../src/enforcement/mode.ts'
import { McipError } from '../../../src/errors.ts'
import type { Finding, Verdict } from '../../../src/guardian/verdict.ts'
import { handleLine } from '../../../src/proxy/handle-line.ts'
import { createStopNotice } from '../../../src/proxy/stop-notice.ts'
import { depsOf, lineOf } from './pipeline-deps.ts'

const server = { id: 'files', origin: 'o' }

/** The notices about one message of the host. */
async function notices(
  findings: readonly Partial<Finding>[],
  mode: Mode = 'enforce',
  params = '{}',
  times = 1,
) {
  const given: string[] = []
  const notice = createStopNotice(server, mode, (line) => given.push(line))
  const deps = depsOf({ x: findings }, { mode })
  for (let time = 0; time < times; time++) {
    const line = await handleLine(
      deps,
      lineOf(`{"jsonrpc":"2.0","id":1,"method":"x","params":${params}}`),
      'host',
    )
    if (line !== undefined) notice(line)
  }
  return given
}

describe('createStopNotice', () => {
  it('says what was stopped, why, and what to do next', async () => {
    expect(await notices([{}])).toEqual([
      'mcip: files: blocked (data-injection): a finding. look at the evidence with `mcip log show test`',
    ])
    expect(
      await notices([{ risk: 'configuration-drift', decision: 'ask', element: 'principle' }]),
    ).toEqual([
      expect.stringMatching(
        /^mcip: files: held back, a person must decide and nobody could be asked \(configuration-drift\).*`mcip servers forget files`/,
      ),
    ])
    expect(await notices([{ risk: null }])).toEqual([
      expect.stringContaining('blocked (guard fault)'),
    ])
  })

  it('names the request that waits, for the person only', async () => {
    const given: string[] = []
    const notice = createStopNotice(server, 'enforce', (line) => given.push(line))
    const line = await handleLine(
      depsOf(
        { x: [{ decision: 'ask' }] },
        {
          approvals: {
            answer: async () => false,
            settle: async (verdict) => ({
              verdict,
              waiting: new Map(verdict.findings.map((finding) => [finding, 'a1b2c3d4'])),
            }),
          },
        },
      ),
      lineOf('{"jsonrpc":"2.0","id":1,"method":"x"}'),
      'host',
    )
    if (line !== undefined) notice(line)
    expect(given).toEqual([
      expect.stringMatching(
        /held back, a person must decide .*; `mcip approve a1b2c3d4` in a terminal of your own lets it through once, `mcip deny a1b2c3d4` does not$/,
      ),
    ])
  })

  it('tells of a result that its call was carried out', async () => {
    const given: string[] = []
    const notice = createStopNotice(server, 'enforce', (line) => given.push(line))
    const settle = async (verdict: Verdict) => ({
      verdict,
      waiting: new Map(verdict.findings.map((finding) => [finding, 'a1b2c3d4'])),
    })
    const deps = depsOf(
      { 'answer:tools/call': [{ decision: 'ask' }] },
      { approvals: { answer: async () => false, settle } },
    )
    const call = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"pay"}}'
    await handleLine(deps, lineOf(call), 'host')
    const line = await handleLine(deps, lineOf('{"jsonrpc":"2.0","id":1,"result":{}}'), 'server')
    if (line !== undefined) notice(line)
    expect(given).toEqual([
      expect.stringMatching(
        /`mcip approve a1b2c3d4` in a terminal of your own lets the same result through once, .*; the call itself was carried out, and sent again it is done again$/,
      ),
    ])
  })

  it('is silent about notes and about what cannot be read', async () => {
    expect(await notices([{ decision: 'allow' }])).toEqual([])
    const given: string[] = []
    const line = await handleLine(depsOf(), lineOf('{'), 'host')
    const notice = createStopNotice(server, 'enforce', (text) => given.push(text))
    if (line !== undefined) notice(line)
    expect(given).toEqual([])
  })

  it('tells once of a judge that failed, also where the message went on', async () => {
    const fault = { risk: null, code: 'judge-unavailable', decision: 'allow' } as const
    const expected = [
      expect.stringMatching(/^mcip: files: not judged \(guard fault\): a finding\./),
    ]
    expect(await notices([fault], 'enforce', '{}', 3)).toEqual(expected)
    expect(await notices([fault], 'observe')).toEqual(expected)
  })

  it('names how the log is mended where it holds no entry of the message', async () => {
    const given: string[] = []
    const notice = createStopNotice(server, 'enforce', (line) => given.push(line))
    const line = await handleLine(
      depsOf({ x: [{}] }),
      lineOf('{"jsonrpc":"2.0","id":1,"method":"x"}'),
      'host',
    )
    const unlogged = new McipError('log.corrupt', { file: 'f', reason: 'r' })
    if (line?.kind === 'judged') notice({ ...line, unlogged })
    expect(given).toEqual([
      expect.stringContaining('a finding. the log has no entry of it: run `mcip log repair`'),
    ])
  })

  it('does not say blocked where a person must decide', async () => {
    expect((await notices([{}], 'ask'))[0]).toMatch(
      /^mcip: files: held back, a person must decide and nobody could be asked \(data-injection\)/,
    )
  })

  it('says nothing of a question where the message is blocked anyway', async () => {
    const ask = { decision: 'ask', risk: 'replay-injection' } as const
    expect(await notices([{}, ask])).toEqual([expect.stringContaining('files: blocked (data')])
    expect(await notices([{ final: true }, ask], 'ask')).toEqual([
      expect.stringContaining('files: blocked (data'),
    ])
    const fault = { risk: null, code: 'judge-unavailable' } as const
    expect(await notices([fault, ask], 'ask')).toEqual([
      expect.stringContaining('files: blocked (guard fault)'),
    ])
    expect(await notices([{}, ask], 'observe')).toHaveLength(2)
  })

  it('tells of every tool that is withheld, of each once', async () => {
    const at = (index: number) => ({
      evidence: [{ message: 0, pointer: `/result/tools/${index}/description` }],
    })
    const ask = { decision: 'ask', risk: 'replay-injection' } as const
    const of = async (index: number) => {
      const given: string[] = []
      const notice = createStopNotice(server, 'enforce', (text) => given.push(text))
      const deps = depsOf({ 'answer:tools/list': [at(0), { ...ask, ...at(index) }] })
      await handleLine(deps, lineOf('{"jsonrpc":"2.0","id":1,"method":"tools/list"}'), 'host')
      const list = '{"jsonrpc":"2.0","id":1,"result":{"tools":[{"name":"a"},{"name":"b"}]}}'
      const line = await handleLine(deps, lineOf(list), 'server')
      if (line !== undefined) notice(line)
      return given
    }
    expect(await of(0)).toEqual([expect.stringContaining('files: blocked (data-injection)')])
    expect(await of(1)).toEqual([
      expect.stringContaining('files: blocked (data-injection)'),
      expect.stringContaining('nobody could be asked (replay-injection)'),
    ])
  })

  it('gives one line for a request about several findings', async () => {
    const given: string[] = []
    const notice = createStopNotice(server, 'ask', (line) => given.push(line))
    const settle = async (verdict: Verdict) => ({
      verdict,
      waiting: new Map(verdict.findings.map((finding) => [finding, 'a1b2c3d4'])),
    })
    const line = await handleLine(
      depsOf(
        { x: [{ text: 'one.' }, { risk: 'replay-injection', decision: 'ask', text: 'two.' }] },
        { mode: 'ask', approvals: { answer: async () => false, settle } },
      ),
      lineOf('{"jsonrpc":"2.0","id":1,"method":"x"}'),
      'host',
    )
    if (line !== undefined) notice(line)
    expect(given).toEqual([expect.stringMatching(/\(data-injection\): one\. two\. .*a1b2c3d4/)])
  })

  it('says what would have been done in mode observe, also where the keys of the guard are gone', async () => {
    expect((await notices([{}], 'observe'))[0]).toContain('would block')
    expect((await notices([{}], 'observe', '{"_meta":{"dev.mcip/context":{}}}'))[0]).toContain(
      'would block',
    )
  })

  it('says so when something was taken out', async () => {
    const redact = { decision: 'redact', evidence: [{ message: 0, pointer: '/params/a' }] } as const
    expect((await notices([redact], 'enforce', '{"a":"secret"}'))[0]).toContain('redacted')
  })

  it('gives each notice once', async () => {
    expect(await notices([{}, {}], 'enforce', '{}', 5)).toHaveLength(1)
  })

  it('does not let a server flood the terminal with new names', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => ({ text: `tool ${index}.` }))
    const given = await notices(many)
    expect(given).toHaveLength(1_001)
    expect(given.at(-1)).toContain('no more notices are shown')
  })

  it('shows a hostile name of a server as one word that no shell and no terminal obeys', async () => {
    const id = 'x\'; rm -rf ~ #$&\u001b[2J\n\u202e$(id)" %PATH%'
    const hostile = { id, origin: 'o' }
    for (const isWindows of [false, true]) {
      const given: string[] = []
      const notice = createStopNotice(hostile, 'enforce', (line) => given.push(line), isWindows)
      const finding = { risk: 'configuration-drift', element: 'principle' } as const
      const line = await handleLine(
        depsOf({ x: [finding] }),
        lineOf('{"jsonrpc":"2.0","id":1,"method":"x"}'),
        'host',
      )
      if (line !== undefined) notice(line)
      expect(given.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect(given[0]).toContain(
        isWindows
          ? '`mcip servers forget "x\'; rm -rf ~ #?&?[2J???(id)? ?PATH?"`'
          : "`mcip servers forget 'x'\\''; rm -rf ~ #$&?[2J??$(id)\" %PATH%'`",
      )
    }
  })
})
