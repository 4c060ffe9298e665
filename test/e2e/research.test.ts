/** From the files as they are published to benchmark, training cases, a trained Guardian and report. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { mcipBin } from './harness/launch.ts'
import { writeGlaive, writeToolAce } from './harness/original-files.ts'
import { runMcip } from './harness/run-mcip.ts'
import { type Scene, verifies } from './harness/verifies.ts'

function sourcesIn(scene: Scene): readonly string[] {
  const [glaive, toolAce] = [scene.file('glaive.json'), scene.file('data.json')]
  writeGlaive(glaive, 64)
  writeToolAce(toolAce, 64)
  return ['--glaive', glaive, '--toolace', toolAce]
}

async function done(...args: readonly string[]): Promise<string> {
  const { code, stderr } = await runMcip(...args)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return stderr
}

verifies('bench:four-commands', { timeout: 900_000 }, async (scene) => {
  const sources = sourcesIn(scene)
  const [cases, bench, model, report] = ['train.jsonl', 'bench.jsonl', 'own.model', 'report'].map(
    (name) => scene.file(name),
  ) as [string, string, string, string]
  await done('bench', 'build', ...sources, '--split', 'train', '--size', '110', '--output', cases)
  await done('bench', 'build', ...sources, '--split', 'test', '--size', '50', '--output', bench)
  await done('train', '--data', cases, '--output', model)
  const systems = ['--systems', 'rules,classifier,cascade', '--model', model, '--draws', '20']
  await done('bench', 'run', bench, ...systems, '--output', report)

  expect(readFileSync(`${cases}.report.md`, 'utf8')).toContain(
    '- glaive: 1 record, audit.unknown-form',
  )
  const card = JSON.parse(readFileSync(`${model}.card.json`, 'utf8'))
  expect(card.data.sources.map(({ source }: { source: string }) => source).sort()).toEqual([
    'glaive',
    'toolace',
  ])
  expect(readdirSync(report).sort()).toEqual(['report.html', 'report.json', 'report.md'])
  const { training } = JSON.parse(readFileSync(`${report}/report.json`, 'utf8'))
  expect(training).toMatchObject([{ model, systems: ['classifier', 'cascade'] }])
  const functionsOf = (file: string): ReadonlySet<string> =>
    new Set(
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .flatMap((line) => JSON.parse(line).messages)
        .flatMap(({ tool_calls: calls = [] }) => calls)
        .map((call: { readonly function: { readonly name: string } }) => call.function.name),
    )
  const learned = functionsOf(cases)
  expect([...functionsOf(bench)].filter((name) => learned.has(name))).toEqual([])

  // The same command again makes the same file.
  const before = readFileSync(cases)
  await done('bench', 'build', ...sources, '--split', 'train', '--size', '110', '--output', cases)
  expect(readFileSync(cases).equals(before)).toBe(true)
})

verifies('bench:goes-on', { timeout: 900_000 }, async (scene) => {
  const sources = sourcesIn(scene)
  const [cases, model] = [scene.file('train.jsonl'), scene.file('own.model')]
  await done('bench', 'build', ...sources, '--split', 'train', '--size', '110', '--output', cases)
  const child = spawn(process.execPath, [mcipBin, 'train', '--data', cases, '--output', model])
  const ended = new Promise((resolve) => child.once('close', resolve))
  await expect.poll(() => existsSync(`${model}.examples`), { interval: 10 }).toBe(true)
  child.kill('SIGKILL')
  await ended
  expect(existsSync(model)).toBe(false)
  const said = await done('train', '--data', cases, '--output', model)
  expect(said).toMatch(/goes on: \d+ dialogues judged before/)
  const whole = scene.file('whole.model')
  await done('train', '--data', cases, '--output', whole)
  expect(readFileSync(model).equals(readFileSync(whole))).toBe(true)
  expect(existsSync(`${model}.examples`)).toBe(false)
})
