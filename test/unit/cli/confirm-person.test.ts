import { describe, expect, it } from 'vitest'
import { confirmPerson } from '../../../src/cli/confirm-person.ts'
import { processTable } from '../../../src/cli/process-table.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import { logWithRequest, mcip, noteHost, stored } from './approval-log.ts'
import { atTerminal, hasScript } from './at-terminal.ts'

describe('confirmPerson', () => {
  it('needs a terminal', async () => {
    const asked = confirmPerson(createMemoryStore(), { what: 'this', toDo: 'do it', lines: [] })
    await expect(asked).rejects.toMatchObject({ code: 'cli.needs-terminal' })
  })

  it.skipIf(!hasScript)('refuses an agent, whose host started the command', async () => {
    const file = await logWithRequest()
    const started = (await processTable())?.(process.pid)?.started
    await noteHost(file, `agent:${process.pid}:${started}`)
    const { code, text } = await atTerminal(mcip('approve', 'a1b2c3d4', '--log', file))
    expect(code).toBe(2)
    expect(text).toContain('approving a flow is up to a person')
    expect(text).not.toContain('type ')
    expect((await stored(file))?.standing.state).toBe('pending')
  })

  it.skipIf(!hasScript)(
    'refuses what a guarded server started, also without its parents',
    async () => {
      const file = await logWithRequest()
      const approve = mcip('approve', 'a1b2c3d4', '--log', file)
      for (const mark of ['MCIP_GUARDED=1', 'CLAUDECODE=1']) {
        const { code, text } = await atTerminal(['env', mark, ...approve])
        expect({ code, text }).toEqual({
          code: 2,
          text: expect.stringContaining('approving a flow is up to a person'),
        })
      }
      expect((await stored(file))?.standing.state).toBe('pending')
    },
  )

  it.skipIf(!hasScript)('asks for another word each time', async () => {
    const file = await logWithRequest()
    const words: string[] = []
    for (let n = 0; n < 2; n++) {
      await atTerminal(mcip('approve', 'a1b2c3d4', '--log', file), (word) => {
        words.push(word)
        return 'no'
      })
    }
    expect(words).toEqual([
      expect.stringMatching(/^[a-z]{6}$/),
      expect.stringMatching(/^[a-z]{6}$/),
    ])
    expect(words[0]).not.toBe(words[1])
  })
})
