/** Direct against guarded, and one side of the guard against the other, with real servers and clients. */
import { mkdirSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { Agent, AgentFactory } from './harness/agent.ts'
import { agentV1 } from './harness/agent-v1.ts'
import { agentAuto, agentModern, agentV2 } from './harness/agent-v2.ts'
import { conversation } from './harness/conversation.ts'
import { driveEverything } from './harness/drive-everything.ts'
import { driveFilesystem, driveMemory, driveModern, driveThinking } from './harness/drive-others.ts'
import { messagesOf, readLog } from './harness/flow-log.ts'
import {
  guardedBetweenTaps,
  type Launch,
  program,
  referenceServer,
  tapped,
} from './harness/launch.ts'
import { firstDifference, linesOf, tapRecords } from './harness/tap-record.ts'
import { type Scene, verifies } from './harness/verifies.ts'

interface Play {
  readonly name: string
  /** The server, which may use `folder`. */
  launch(folder: string): Launch
  drive(agent: Agent, folder: string): Promise<void>
  /** Messages that must have gone by, so that an empty conversation does not count as equal. */
  readonly atLeast: number
  /** How often the client starts the command. @default 1 */
  readonly starts?: number
}

const referencePlays: readonly Play[] = [
  {
    name: 'server-everything',
    // It tells its environment, to which the guard adds its mark.
    launch: () => ({
      ...referenceServer('everything'),
      env: { ...inherited(), MCIP_GUARDED: '1' },
    }),
    drive: driveEverything,
    atLeast: 45,
  },
  {
    name: 'server-filesystem',
    launch: (folder) => referenceServer('filesystem', folder),
    drive: driveFilesystem,
    atLeast: 20,
  },
  {
    name: 'server-memory',
    launch: (folder) => ({
      ...referenceServer('memory'),
      env: { ...inherited(), MEMORY_FILE_PATH: `${folder}/memory.jsonl` },
    }),
    drive: driveMemory,
    atLeast: 14,
  },
  {
    name: 'server-sequential-thinking',
    launch: () => referenceServer('sequential-thinking'),
    drive: driveThinking,
    atLeast: 7,
  },
]

const modernPlay: Play = {
  name: 'modern server',
  launch: () => program('modern-server'),
  drive: driveModern,
  atLeast: 16,
  // SDK v2 asks a first process for its era and talks to a second one.
  starts: 2,
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}

/** Plays direct and guarded, and compares. */
async function isTransparent(scene: Scene, play: Play, connect: AgentFactory): Promise<void> {
  const run = async (kind: 'direct' | 'guarded'): Promise<string> => {
    const folder = scene.file(kind)
    mkdirSync(`${folder}/files`, { recursive: true })
    const launch = play.launch(`${folder}/files`)
    const agent = await connect(
      kind === 'direct'
        ? tapped(`${folder}/host`, launch)
        : guardedBetweenTaps(folder, launch, '--name', 'subject'),
    )
    try {
      await play.drive(agent, `${folder}/files`)
    } finally {
      await agent.close()
    }
    return folder
  }
  const guarded = await run('guarded')
  const hosts = tapRecords(`${guarded}/host`)
  const servers = tapRecords(`${guarded}/server`)
  expect(hosts).toHaveLength(play.starts ?? 1)
  for (const [index, host] of hosts.entries()) {
    const server = servers[index] ?? { in: empty, out: empty }
    expect(firstDifference(server.in, host.in)).toBeUndefined()
    expect(firstDifference(host.out, server.out)).toBeUndefined()
  }

  const direct = await run('direct')
  const expected = tapRecords(`${direct}/host`).map((host) => conversation(host, direct))
  const answers = expected.flatMap(({ towardsHost }) => Object.keys(towardsHost.answers))
  expect(answers.length).toBeGreaterThanOrEqual(play.atLeast)
  expect(hosts.map((host) => conversation(host, guarded))).toEqual(expected)

  const log = await readLog(`${guarded}/log.db`)
  expect(log.faults).toEqual([])
  const lines = hosts.flatMap((host) => [...linesOf(host.in), ...linesOf(host.out)])
  expect(messagesOf(log).map(({ action }) => action)).toEqual(lines.map(() => 'forward'))
}

const empty = Buffer.alloc(0)

const clients = { 'SDK v1': agentV1, 'SDK v2': agentV2 } as const

describe.each(Object.entries(clients))('%s', (client, connect) => {
  for (const play of referencePlays) {
    verifies('transparency:same-as-direct', { of: `${play.name}, ${client}` }, (scene) =>
      isTransparent(scene, play, connect),
    )
  }
})

describe('modern era', () => {
  verifies('transparency:bytes', { of: 'modern server, SDK v2' }, (scene) =>
    isTransparent(scene, modernPlay, agentModern),
  )
  verifies('transparency:era-probe', { of: 'modern server' }, (scene) =>
    isTransparent(scene, { ...modernPlay, drive: isOfEra('modern'), atLeast: 2 }, agentAuto),
  )
  verifies('transparency:era-probe', { of: 'server of the 2025 era' }, (scene) => {
    const launch = () => referenceServer('everything')
    const play = { name: 'legacy', launch, drive: isOfEra('legacy'), atLeast: 3, starts: 2 }
    return isTransparent(scene, play, agentAuto)
  })
})

/** Checks the era that the client has found and lists the tools. */
function isOfEra(era: string): (agent: Agent) => Promise<void> {
  return async (agent) => {
    expect('era' in agent ? agent.era : undefined).toBe(era)
    await agent.listTools()
  }
}
