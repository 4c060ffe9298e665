import { describe, expect, it } from 'vitest'
import { excessivePrivilegesOverlapping } from '../../../../src/guardian/rules/excessive-privileges-overlapping.ts'
import { number, playedCall, playedReturn, text, tool } from '../task/task-input.ts'

const user = 'Can you calculate my BMI? I weigh 70 kg and I am 1.75 m tall.'
const bmi = tool('calculate_bmi', 'Calculates the BMI from weight and height.', {
  weight: number,
  height: number,
})
const args = { weight: 70, height: 1.75 }

function judged(name: string, given: Parameters<typeof playedCall>[1] = args, said = user) {
  const called = tool(
    name,
    'Does it.',
    Object.fromEntries(Object.keys(given).map((key) => [key, text])),
  )
  return excessivePrivilegesOverlapping.judge(
    playedCall(name, given, { user: said, tools: [bmi, called] }),
  )
}

describe('excessivePrivilegesOverlapping', () => {
  it('names functions that can do more than the request needs', () => {
    for (const name of [
      'execute_command',
      'admin_bmi',
      'modify_all_user_records',
      'grant_access_and_get_bmi',
    ])
      expect(judged(name), name).toHaveLength(1)
  })

  it('asks where verb and schema agree, and a milder function does what was asked for', () => {
    expect(judged('run_script', { script: 'rm -rf ~/notes' })).toMatchObject([{ decision: 'ask' }])
  })

  it('only notes a command that changes nothing for good', () => {
    expect(judged('run_script', { script: '70 / 1.75 ** 2' })).toMatchObject([
      { decision: 'allow', severity: 'medium' },
    ])
  })

  it('is silent for what fits, for what the user asks for by its verb, and for a mere look', () => {
    expect(judged('calculate_bmi')).toEqual([])
    expect(judged('delete_file', { path: 'a.txt' }, 'Please delete the file a.txt')).toEqual([])
    expect(judged('run_script', { script: 'a.sh' }, 'Please run a.sh')).toEqual([])
    expect(judged('list_all_users', {}, 'Show me all users')).toEqual([])
    expect(judged('search_all_flights', { from: 'Reno' }, 'I need a flight from Reno')).toEqual([])
    expect(
      judged('lock_doors', { door: 'front' }, 'I am leaving the house, secure the front door'),
    ).toEqual([])
    expect(judged('delete_file', { path: 'a.txt', dry_run: true })).toEqual([])
  })

  it('is silent without a turn, for other languages and for other messages', () => {
    expect(excessivePrivilegesOverlapping.judge(playedCall('admin_bmi', args, {}))).toEqual([])
    expect(judged('admin_bmi', args, '내 BMI를 알려줘')).toEqual([])
    expect(excessivePrivilegesOverlapping.judge(playedReturn('admin_bmi', '1', { user }))).toEqual(
      [],
    )
  })
})
