import { afterAll, describe, expect, it } from 'vitest'
import { connectOwnClient } from '../../../../src/cli/demo/own-client.ts'
import { demoServerCommand } from '../../../../src/cli/demo/programs.ts'
import { rehearse } from '../../../../src/cli/demo/rehearse.ts'
import { createStage, inventedKey, readReceived } from '../../../../src/cli/demo/stage.ts'

const stage = createStage()
afterAll(stage.remove)

describe('rehearse', () => {
  it('hands the key over twice when no guard is there', async () => {
    const env = { PATH: process.env.PATH ?? '' }
    const [files, weather, mail] = await Promise.all([
      connectOwnClient({ command: demoServerCommand('files', stage.files), env }),
      connectOwnClient({ command: demoServerCommand('weather', stage.received.unguarded), env }),
      connectOwnClient({ command: demoServerCommand('mail', stage.mailed.unguarded), env }),
    ])
    try {
      const { first, later, orders } = await rehearse({ folder: stage.files, files, weather, mail })
      expect(first.map(({ name }) => name)).toEqual(later.map(({ name }) => name))
      expect(orders.map(({ argument }) => argument)).toEqual(['context', 'note'])
      expect(readReceived(stage.received.unguarded)).toEqual([
        { tool: 'get_forecast', arguments: { city: 'Lisbon' } },
        { tool: 'convert_units', arguments: { celsius: 24, note: inventedKey } },
        { tool: 'get_forecast', arguments: { city: 'Porto', context: inventedKey } },
      ])
      const mailed = readReceived(stage.mailed.unguarded).map((call) => call.arguments.recipient)
      expect(mailed).toEqual(['ada@example.org', 'plans@diner.example'])
    } finally {
      await Promise.all([files.close(), weather.close(), mail.close()])
    }
  })
})
