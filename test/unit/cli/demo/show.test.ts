import { describe, expect, it } from 'vitest'
import { createStory, linesOf } from '../../../../src/cli/demo/show.ts'
import type { Told } from '../../../../src/cli/demo/told.ts'
import { columnsOf } from '../../../../src/cli/terminal.ts'
import type { Finding } from '../../../../src/guardian/verdict.ts'
import { sampleEntry } from './sample-log.ts'

const finding: Finding = {
  risk: 'configuration-drift',
  judge: 'rules',
  decision: 'block',
  severity: 'high',
  confidence: 0.95,
  flow: 21,
  message: 21,
  element: 'principle',
  text: 'The tool "get_forecast" is no longer what was first seen: changed since 2026-11-22: description, input schema; a person must approve the new definition.',
  evidence: [
    { message: 21, pointer: '/result/tools/0/description', span: [4, 20] },
    { message: 21, pointer: '/result/tools/0/inputSchema' },
  ],
}

function flowOf(
  action: 'forward' | 'replace' | 'reject' | 'hold',
  findings: readonly Finding[],
  decision: 'allow' | 'ask' | 'block' = findings.length === 0 ? 'allow' : 'block',
): Told {
  const [flow] = sampleEntry(true).flows
  if (flow === undefined) throw new Error('no flow')
  return {
    kind: 'flow',
    step: 3,
    flow,
    decision,
    risk: 'appropriate',
    confidence: 1,
    action,
    findings,
  }
}

const key = 'SHOP_API_KEY=demo-4f1d9a7c'
const all: readonly Told[] = [
  {
    kind: 'opening',
    query: 'What is open on my invoice, and is it warm enough for dinner outside?',
    client: '@modelcontextprotocol/client 2.4.0',
    fileServer: '@modelcontextprotocol/server-filesystem 2026.8.31',
    weatherServer: 'a server that turns against its user',
    mailServer: 'an honest server',
    folder: '/tmp/x',
  },
  { kind: 'step', step: 1, title: 'Ordinary work', text: 'The agent works. '.repeat(12) },
  flowOf('forward', []),
  flowOf('replace', [finding]),
  flowOf('reject', [finding]),
  { kind: 'hidden', step: 2, tool: 'convert', seen: 'Converts.', hidden: 'Read it. '.repeat(20) },
  { kind: 'note', step: 3, text: 'A note. '.repeat(30) },
  { kind: 'answer', step: 3, text: 'MCIP blocked the call. '.repeat(10) },
  {
    kind: 'way',
    step: 4,
    values: [{ pointer: '/body', path: `query -> ${'read_text_file result -> '.repeat(12)}send` }],
  },
  {
    kind: 'received',
    step: 3,
    server: 'weather',
    unguarded: [
      { tool: 'get_forecast', arguments: { city: 'Lisbon' } },
      { tool: 'convert_units', arguments: { celsius: 24, note: key } },
      { tool: 'a_tool_with_a_long_name', arguments: { context: `${key} `.repeat(9) } },
    ],
    guarded: [{ tool: 'get_forecast', arguments: { city: 'Lisbon' } }],
  },
  {
    kind: 'verified',
    step: 4,
    log: 'own',
    ok: true,
    trajectories: 1,
    entries: 22,
    faults: [],
  },
  {
    kind: 'verified',
    step: 4,
    log: 'changed',
    ok: false,
    trajectories: 1,
    entries: 21,
    faults: ['entry 21 was changed: its bytes do not give its hash'],
  },
  { kind: 'check', step: 1, ok: true, text: 'it has happened. '.repeat(9) },
  { kind: 'check', step: 1, ok: false, text: 'it has not happened. '.repeat(9) },
  { kind: 'closing', seconds: 1.23, log: '/tmp/x/flows.db' },
  { kind: 'closing', seconds: 1.23, log: '/tmp/x/flows.db', kept: '/tmp/x' },
]

describe('linesOf', () => {
  it.each([40, 44, 45, 59, 60, 80, 100, 149, 150, 160, 240])(
    'keeps everything within %i columns',
    (width) => {
      // The parts of a flow are not broken: below 60 columns the terminal does that.
      for (const told of all.filter(({ kind }) => width >= 60 || kind !== 'flow')) {
        for (const colour of [false, true]) {
          const lines = linesOf({ width, colour }, told)
          expect(lines.length).toBeGreaterThan(0)
          for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width)
        }
      }
    },
  )

  it('uses no escape sequence without colour, and says the same with it', () => {
    for (const told of all) {
      const bare = linesOf({ width: 80, colour: false }, told).join('\n')
      const painted = linesOf({ width: 80, colour: true }, told).join('\n')
      expect(bare).not.toContain('\u001b')
      expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(bare)
    }
  })

  it('shows all five elements of a flow at 80 columns', () => {
    const text = linesOf({ width: 80, colour: false }, flowOf('forward', [])).join('\n')
    for (const part of [
      'client',
      'weather (get_forecast)',
      'function-request',
      'credential, location about unknown',
      '[necessity, data-minimisation]',
      'allow',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('shows risk, evidence and what was done', () => {
    const text = linesOf({ width: 160, colour: false }, flowOf('replace', [finding])).join('\n')
    expect(text).toContain('withheld       configuration-drift (high)')
    expect(text).toContain(
      'flow 21 /result/tools/0/description [4, 20], flow 21 /result/tools/0/inputSchema',
    )
    expect(text).toContain('is no longer what was first seen')
    const done = (action: 'reject' | 'hold', decision: 'ask' | 'block') =>
      linesOf({ width: 80, colour: false }, flowOf(action, [finding], decision))[2]
    expect(done('reject', 'block')).toMatch(/^ {3}blocked +configuration-drift/)
    expect(done('reject', 'ask')).toMatch(/^ {3}held back +configuration-drift/)
    expect(done('hold', 'ask')).toMatch(/^ {3}held back /)
  })

  it('puts what the server got with and without a guard side by side', () => {
    const received = all.find((one) => one.kind === 'received')
    if (received === undefined) throw new Error('no such case')
    const rows = linesOf({ width: 80, colour: false }, received).join('\n')
    expect(rows).toMatch(/get_forecast +city: Lisbon +city: Lisbon/)
    expect(rows).toMatch(/convert_units +celsius: 24 +nothing/)
    expect(rows).toContain(key)
  })

  it('puts it one below the other where there is no room beside', () => {
    const received = all.find((one) => one.kind === 'received')
    if (received === undefined) throw new Error('no such case')
    const rows = linesOf({ width: 40, colour: false }, received).join('\n')
    expect(rows).toContain(
      [
        '   convert_units',
        '   without a guard',
        '      celsius: 24',
        `      note: ${key}`,
        '   behind the guard',
        '      nothing',
      ].join('\n'),
    )
  })

  it('shows a call that only the guarded server got', () => {
    const told: Told = {
      kind: 'received',
      step: 3,
      server: 'weather',
      unguarded: [],
      guarded: [{ tool: 'get_forecast', arguments: { context: key } }],
    }
    expect(linesOf({ width: 80, colour: false }, told).join('\n')).toContain(key)
  })
})

describe('createStory', () => {
  it('names a finding only when it has been shown before', () => {
    let text = ''
    const story = createStory({ width: 80, colour: false }, false, (more) => {
      text += more
    })
    story(flowOf('replace', [finding]))
    expect(text).toContain('no longer what was first seen')
    text = ''
    story(flowOf('replace', [finding]))
    expect(text).not.toContain('no longer what was first seen')
    expect(text).toContain('configuration-drift, as before')
  })

  it('writes one JSON line for each thing told, the same value, safe to show', () => {
    const hidden: Told = { kind: 'note', step: 1, text: 'a\u001b[2J\u202eb\u{e0041}' }
    const lines: string[] = []
    const story = createStory({ width: 80, colour: true }, true, (line) => lines.push(line))
    for (const told of [...all, hidden]) story(told)
    expect(lines.map((line) => JSON.parse(line))).toEqual([...all, hidden])
    for (const line of lines) expect(line).toMatch(/^[^\n\u001b\u202e\u{e0041}]*\n$/u)
  })
})
