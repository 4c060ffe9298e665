import { describe, expect, it } from 'vitest'
import { writtenDialogue } from '../../../../src/audit/readers/written-dialogue.ts'

const places = { at: '/chat', systemAt: '/system' }

describe('writtenDialogue', () => {
  it('offers the functions of the system message and of the row to the calls', () => {
    const row = { tools: [{ name: 'Odd (one)' }] }
    const record = writtenDialogue(
      row,
      'toolace',
      [
        { speaker: 'system', text: 'Use: {"name": "f", "description": "x"}' },
        { speaker: 'user', text: 'hi' },
        { speaker: 'assistant', text: '[Odd (one)(a=1)]' },
      ],
      places,
    )
    expect(record.tools.map(({ name, pointer }) => [name, pointer])).toEqual([
      ['Odd (one)', '/tools/0'],
      ['f', '/system'],
    ])
    expect(record.messages.map(({ role, text }) => [role, text])).toEqual([
      ['system', 'Use:'],
      ['user', 'hi'],
      ['assistant', ''],
    ])
    expect(record.messages[2]?.calls[0]?.name).toBe('Odd (one)')
  })

  it('leaves out a system message that says nothing beside its definitions', () => {
    const turns = [
      { speaker: 'system', text: '{"name": "f", "description": "x"}' },
      { speaker: 'user', text: 'hi' },
    ] as const
    expect(writtenDialogue({}, 'glaive', turns, places).messages).toHaveLength(1)
  })
})
