/**
 * Dialogues of many domains, their flows in full: as chat records, and some of them as messages of
 * MCP. What a dialogue states was written by hand from the definitions before anything ran.
 *
 * @see docs/results/flows.md, how many matched at the first run
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  allDialogues,
  type Dialogue,
  playRecord,
  playWire,
  statedOfRecord,
  statedOfWire,
} from './dialogues/play-dialogue.ts'
import { flowLine } from './dialogues/stated-flow.ts'

const dialogues = allDialogues()
const hostTypes: ReadonlySet<string> = new Set(['query', 'response', 'config'])

describe('as a chat record', () => {
  it.each(dialogues)('%s states its flows in full', async (_, dialogue) => {
    const flows = await playRecord(dialogue)
    expect(flows.map(flowLine)).toEqual(statedOfRecord(dialogue).map(({ found }) => found))
    expect(flows.map(({ seq }) => seq)).toEqual(flows.map((_, index) => index))
    for (const { plane, type } of flows) {
      expect(plane).toBe(hostTypes.has(type.message) ? 'host' : 'wire')
    }
  })
})

describe('as messages of MCP', () => {
  const played = dialogues.filter(([, { wire }]) => wire !== undefined)
  it.each(played)('%s states its flows in full', (_, dialogue) => {
    const flows = playWire(dialogue).map((step) => step.map(flowLine))
    expect(flows).toEqual(statedOfWire(dialogue))
  })
  it('has the example of the paper and five others at least', () => {
    expect(played.length).toBeGreaterThanOrEqual(6)
    expect(played.map(([file]) => file)).toContain('health-metrics.yaml')
  })
})

/** @see Jing et al. 2025, section 3, BMI example */
it('states the four flows of the paper as the paper does', async () => {
  const example = dialogues.find(([file]) => file === 'health-metrics.yaml')?.[1]
  const flows = example === undefined ? [] : await playRecord(example)
  const tuples = flows.slice(1, 5).map(({ sender, recipient, subject, type, principle }) => ({
    from: sender.unit ?? sender.role,
    to: recipient.unit ?? recipient.role,
    subject: subject.map(({ role }) => role),
    about: type.about[0],
    principle: principle.slice(0, 2),
  }))
  const about = { subject: ['user'], about: 'health' }
  expect(tuples).toEqual([
    { from: 'user', to: 'client', ...about, principle: ['consent'] },
    { from: 'client', to: 'function:calculate_bmi', ...about, principle: ['necessity', 'consent'] },
    { from: 'function:calculate_bmi', to: 'client', ...about, principle: ['service-provision'] },
    { from: 'client', to: 'user', ...about, principle: ['transparency'] },
  ])
})

it('has thirty dialogues, no two of one domain', () => {
  expect(dialogues.length).toBeGreaterThanOrEqual(30)
  expect(new Set(dialogues.map(([, { title }]) => title)).size).toBe(dialogues.length)
})

it('says why a flow is found otherwise than it should be, and where only', () => {
  for (const [file, { dialogue }] of dialogues) {
    for (const { flow, found, because } of dialogue) {
      expect([file, found === undefined]).toEqual([file, because === undefined])
      expect(found).not.toBe(flow)
    }
  }
})

/** The text of all code below some folders of src/. */
function codeOf(folders: readonly string[]): string {
  return folders
    .flatMap((name) => {
      const folder = new URL(`../../src/${name}/`, import.meta.url)
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      return files
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    })
    .join('\n')
}

/** Third parties whom a dialogue names; not those whom it calls by a role. */
function namesIn({ dialogue, lists }: Dialogue): readonly string[] {
  const lines = [...lists, ...dialogue.map(({ flow }) => flow)].join('\n')
  const names = [...lines.matchAll(/third-party\(([^)]+)\)/g)].map(([, name = '']) => name)
  return names.filter((name) => !/^(?:the|my|your) /i.test(name))
}

it('is mentioned by no code', () => {
  const everywhere = codeOf(['.'])
  const named = dialogues.flatMap(([, dialogue]) => namesIn(dialogue))
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((name) => everywhere.includes(name))).toEqual([])

  // Prose and the demonstration may call a function by the name of one of the many.
  const judging = codeOf(['mcp', 'flow', 'trajectory', 'state', 'guardian', 'audit', 'proxy'])
  const functions = dialogues.flatMap(([, { tools }]) => tools.map(({ name }) => String(name)))
  expect(functions.filter((name) => judging.includes(name))).toEqual([])
})
