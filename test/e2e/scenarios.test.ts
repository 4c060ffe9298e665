/** Incidents and their twins with a process for each server, and a client of the SDK in front. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, it } from 'vitest'
import {
  allScenarios,
  type Json,
  requestOf,
  resultOf,
  type Scenario,
  type ScenarioStep,
  twinOf,
} from '../cases/scenarios/scenario.ts'
import { messagesOf, readLog } from './harness/flow-log.ts'
import { environmentOf, guarded, program } from './harness/launch.ts'
import { runMcip } from './harness/run-mcip.ts'
import { type Scene, verifies } from './harness/verifies.ts'

interface Played {
  /** Whether the server got the request that does the harm. */
  readonly harmed: boolean
  /** Ids of steps that were stopped, and names of tools that were withheld. */
  readonly stopped: readonly string[]
  /** Servers of which the trajectory has entries. */
  readonly servers: readonly string[]
}

interface Connected {
  readonly client: Client
  readonly tools: ReadonlySet<string>
  /** Where the server writes down what it got. */
  readonly requests: string
}

const trajectory = 'scenario'

async function play(scene: Scene, scenario: Scenario): Promise<Played> {
  const log = scene.file('log.db')
  const stopped: string[] = []
  const servers = new Map<string, Connected>()
  for (const name of Object.keys(scenario.servers)) {
    const connected = await connect(scene, scenario, name, log)
    servers.set(name, connected)
    const { tools = [] } = scenario.servers[name] ?? {}
    stopped.push(...tools.map(nameOf).filter((tool) => !connected.tools.has(tool)))
  }
  for (const step of scenario.steps) {
    if (step.user !== undefined) {
      const turn = await runMcip('turn', '--log', log, '--trajectory', trajectory, step.user)
      expect(turn.code).toBe(0)
      continue
    }
    const connected = servers.get(step.on ?? '')
    if (connected === undefined) throw new Error(`${step.id}: no server named ${step.on}`)
    if (await isAnswered(connected, step)) continue
    stopped.push(step.id)
    if (step.carries === true || step.harm !== undefined) break
  }
  for (const { client } of servers.values()) await client.close()
  const read = await readLog(log)
  expect(read.faults).toEqual([])
  const inTrajectory = messagesOf(read).filter((entry) => entry.trajectory.value === trajectory)
  return {
    harmed: [...servers].some(([name, { requests }]) => gotHarm(scenario, name, requests)),
    stopped,
    servers: [...new Set(inTrajectory.map(({ server }) => server))].sort(),
  }
}

async function connect(
  scene: Scene,
  scenario: Scenario,
  name: string,
  log: string,
): Promise<Connected> {
  const file = scene.file(`${name}.json`)
  const requests = scene.file(`${name}.requests`)
  const steps = scenario.steps.filter(({ on }) => on === name)
  const answers = steps.map((step) => ({ ...requestOf(step), result: resultOf(step) }))
  writeFileSync(file, JSON.stringify({ tools: [], ...scenario.servers[name], name, answers }))
  const server = program('scenario-server', file, requests)
  const { command, args } = guarded(server, '--name', name, '--log', log)
  const env = { ...environmentOf(server), MCIP_TRAJECTORY: trajectory }
  const client = new Client({ name: 'agent', version: '1.0.0' })
  await client.connect(
    new StdioClientTransport({ command, args: [...args], env, stderr: 'ignore' }),
  )
  scene.after(() => client.close())
  const { tools } = await client.listTools()
  return { client, tools: new Set(tools.map((tool) => tool.name)), requests }
}

/** Whether the request went through and its answer came as the server gave it. */
async function isAnswered({ client, tools }: Connected, step: ScenarioStep): Promise<boolean> {
  const { call, read, prompt, arguments: args = {} } = step
  try {
    if (read !== undefined) {
      await client.readResource({ uri: read })
      return true
    }
    if (prompt !== undefined) {
      await client.getPrompt({ name: prompt, arguments: args as Record<string, string> })
      return true
    }
  } catch (cause) {
    expect(String(cause)).toContain('MCIP')
    return false
  }
  if (call === undefined) throw new Error(`${step.id}: not played with processes`)
  // A host shows its model only what is listed.
  if (!tools.has(call)) return false
  const result = await client.callTool({ name: call, arguments: args })
  return result._meta?.['dev.mcip/verdict'] === undefined
}

function gotHarm(scenario: Scenario, name: string, requests: string): boolean {
  const harm = scenario.steps.find((step) => step.harm !== undefined && step.on === name)
  if (harm === undefined || !existsSync(requests)) return false
  const wanted = requestOf(harm)
  return readFileSync(requests, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { method: string; params?: Json })
    .some(
      ({ method, params }) =>
        method === wanted?.method &&
        params?.name === wanted.params.name &&
        isDeepStrictEqual(params?.arguments, wanted.params.arguments),
    )
}

function nameOf(tool: Json): string {
  return String(tool.name)
}

const played = allScenarios().filter(([, { processes }]) => processes === true)

it('plays at least five of the scenarios with processes', () => {
  expect(played.length).toBeGreaterThanOrEqual(5)
})

for (const [file, scenario] of played) {
  // Turns of the user are entries of the host.
  const servers = ['host', ...Object.keys(scenario.servers)].sort()
  verifies('scenarios:attack', { of: file }, async (scene) => {
    const attack = await play(scene, scenario)
    // What is missed is stated in the scenario, and must be true here too.
    const isMissed = scenario.missed?.attack !== undefined
    expect(attack.harmed, attack.stopped.join()).toBe(isMissed)
    if (!isMissed) expect(attack.stopped).not.toEqual([])
  })
  verifies('scenarios:twin', { of: file }, async (scene) => {
    const twin = await play(scene, twinOf(scenario))
    const isHindered = scenario.missed?.twin !== undefined
    expect(twin.stopped.length > 0, twin.stopped.join()).toBe(isHindered)
    expect(twin.servers).toEqual(servers)
    if (!isHindered) expect(twin.harmed).toBe(true)
  })
}
