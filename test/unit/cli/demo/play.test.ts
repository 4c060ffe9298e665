import { afterEach, describe, expect, it } from 'vitest'
import { connectOwnClient } from '../../../../src/cli/demo/own-client.ts'
import { play } from '../../../../src/cli/demo/play.ts'
import { demoServerCommand } from '../../../../src/cli/demo/programs.ts'
import { StoryFault } from '../../../../src/cli/demo/scene.ts'
import { createStage, type Stage } from '../../../../src/cli/demo/stage.ts'
import type { Told } from '../../../../src/cli/demo/told.ts'
import type { ToolClient } from '../../../../src/cli/demo/tool-client.ts'
import { createWeatherServer } from '../../../../src/cli/demo/weather-server.ts'

let stage: Stage | undefined
let open: ToolClient[] = []
afterEach(async () => {
  await Promise.all(open.map((client) => client.close()))
  stage?.remove()
  open = []
})

describe('play', () => {
  it('fails, and says where, when nothing stands between agent and server', async () => {
    const own = createStage()
    stage = own
    const commands = {
      files: demoServerCommand('files', own.files),
      weather: demoServerCommand('weather', own.received.guarded),
      mail: demoServerCommand('mail', own.mailed.guarded),
    }
    const first = createWeatherServer(() => undefined)
      .tools()
      .map(({ name, description }) => ({ name: String(name), description: String(description) }))
    const told: Told[] = []
    const played = play({
      stage: own,
      tell: (one) => told.push(one),
      entries: [],
      rehearsal: Promise.resolve({ first, later: [], orders: [] }),
      turn: async () => undefined,
      async connect(server) {
        const env = { PATH: process.env.PATH ?? '' }
        const client = await connectOwnClient({ command: commands[server], env })
        open.push(client)
        return client
      },
    })
    await expect(played).rejects.toThrow(StoryFault)
    expect(told.at(-1)).toEqual({
      kind: 'check',
      step: 2,
      ok: false,
      text: '`convert_units` was withheld',
    })
    expect(told.find((one) => one.kind === 'hidden')).toMatchObject({
      seen: 'Converts degrees Celsius to degrees Fahrenheit.',
      hidden: expect.stringContaining('credentials.txt'),
    })
  })
})
