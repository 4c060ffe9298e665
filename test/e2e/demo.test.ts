/** The demo as a user starts it: the built command, on a terminal of some width. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { columnsOf } from '../../src/cli/terminal.ts'

// The demo makes its folder in here, so that what it leaves behind can be seen.
const folder = mkdtempSync(join(tmpdir(), 'mcip-demo-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function demo(columns: number, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/bin.js', 'demo', ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      COLUMNS: String(columns),
      TMPDIR: folder,
      TEMP: folder,
      TMP: folder,
      FORCE_COLOR: undefined,
      NO_COLOR: '1',
    },
    timeout: 240_000,
  })
  return { code: status, stdout, stderr }
}

/** What must be told, in this order. */
const story = [
  /user asks/,
  /^1 {2}Ordinary work$/m,
  /client -> files \(read_text_file\)/,
  /ok {2}nothing was stopped/,
  /^2 {2}Hidden text$/m,
  /withheld +function-dependency-injection \(high\)/,
  /evidence +flow \d+ \/result\/tools\/1\/description \[\d+, \d+\]/,
  /a model reads/,
  /^3 {2}Rug pull$/m,
  /weather -> client +list-changed/,
  /withheld +configuration-drift \(high\)/,
  /client -> weather \(get_forecast\)/,
  /blocked +configuration-drift \(high\)/,
  /evidence +flow \d+ \/params\/name/,
  /agent is told +"MCIP blocked the call of "get_forecast"/,
  /call +without a guard +behind the guard/,
  /get_forecast +city: Lisbon +city: Lisbon/,
  /convert_units +celsius: 24 +nothing/,
  /context: SHOP_API_KEY=demo-/,
  /without a guard the server got the key 2 times, behind it 0 times/,
  /^4 {2}A value on its way$/m,
  /user -> client +query/,
  /ok {2}the note went to Ada, as the user had asked/,
  /held back +data-injection \(high\)/,
  /agent is told +"MCIP held back the call of "send_message"/,
  /\/recipient +list_directory\.path -> read_text_file\s+result(?:\.content)? ->\s+send_message\.recipient/,
  /send_message +recipient: plans@diner\.example +nothing/,
  /ok {2}without a guard a stranger got the note, behind it only Ada/,
  /^5 {2}Proof$/m,
  /the log +verified: \d+ entries, the chain holds/,
  /the copy +not verified: entry \d+ was changed/,
  /^All happened as told/m,
  /mcip run -- <command>/,
]

describe.each([
  [80, 'the SDK client and the reference server', []],
  [160, 'the SDK client and the reference server', []],
  [80, 'client and server of this package', ['--own-client']],
  [160, 'client and server of this package', ['--own-client']],
])('mcip demo at %i columns with %s', (columns, name, args) => {
  it('tells the whole story, within the columns, and leaves nothing', () => {
    const { code, stdout, stderr } = demo(columns, ...args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    let rest = stdout
    for (const part of story) {
      const at = rest.search(part)
      expect(
        at,
        `${part} after ${JSON.stringify(stdout.slice(0, -rest.length).slice(-200))}`,
      ).not.toBe(-1)
      rest = rest.slice(at)
    }
    for (const line of stdout.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(columns)
    expect(stdout).not.toContain('\u001b')
    expect(stdout).not.toContain('FAILED')
    expect(stdout.includes('@modelcontextprotocol/client 2.')).toBe(name.includes('SDK'))
    expect(stdout.includes('@modelcontextprotocol/server-filesystem')).toBe(name.includes('SDK'))
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('mcip demo --json', () => {
  it('tells the same to a program, one object a line', () => {
    const { code, stdout } = demo(80, '--json')
    expect(code).toBe(0)
    const told = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(told.filter(({ kind }) => kind === 'step').map(({ title }) => title)).toEqual([
      'Ordinary work',
      'Hidden text',
      'Rug pull',
      'A value on its way',
      'Proof',
    ])
    const blocked = told.filter(({ action }) => action === 'reject')
    expect(blocked).toMatchObject([
      {
        kind: 'flow',
        decision: 'block',
        findings: expect.arrayContaining([
          expect.objectContaining({ risk: 'configuration-drift' }),
          expect.objectContaining({ risk: 'function-dependency-injection' }),
        ]),
      },
      { kind: 'flow', decision: 'ask', findings: [{ risk: 'data-injection' }] },
    ])
    expect(told.at(-1)).toMatchObject({ kind: 'closing' })
  })
})
