import { describe, expect, it } from 'vitest'
import {
  commandsInText,
  mayCommand,
} from '../../../../../src/guardian/rules/protected-files/command-in-text.ts'

const places = (text: string) =>
  commandsInText(text).map(({ command, place }) => `${command.deed} ${place}`)

describe('commandsInText', () => {
  it.each([
    ['mcip approve 1', 'approve start'],
    ['  sudo -n A=1 /usr/bin/mcip --log x turn hello', 'turn start'],
    ['exec:mcip approve 1,pty', 'approve command'],
    ['cd x && npx -y mcip@1.2 deny 1', 'approve command'],
    ['["mcip",\n  "approve", "1"]', 'approve command'],
    ['{\\"cmd\\": \\"mcip approve 1\\"}', 'approve command'],
    ['node ../mcip/dist/bin.js log mark 4', 'approve start'],
    ['C:\\tools\\mcip.exe approve 1', 'approve start'],
    ['x(`mcip approve 1`)', 'approve command'],
    ['* * * * * mcip approve 1', 'approve start'],
    ['{"command": "mcip", "args": ["approve", "1"]}', 'approve command'],
    ['see mcip approve.', 'approve mention'],
    ['the `mcip approve` command', 'approve mention'],
    ['a\n+mcip approve 1', 'approve command'],
    ['now: pkill -f mcip', 'stop command'],
    ['npm uninstall -g mcip', 'remove start'],
    ['x; claude mcp add y', 'host command'],
  ])('finds %j', (text, expected) => {
    expect(places(text)).toEqual([expected])
  })

  it.each([
    'mcip',
    'mcip log list',
    'mcip; approve 1',
    'mcip\napprove 1',
    'xmcip approve 1',
    'mcip-approve 1',
    'mcip.approve(1)',
    'mcip run -- x approve',
    'mcip lets you approve',
    'claude code mcp',
  ])('finds nothing in %j', (text) => {
    expect(places(text)).toEqual([])
  })

  it('says what is in a text with more names than it looks at', () => {
    expect(commandsInText('mcip '.repeat(5_000)).at(-1)?.command.isUnsure).toBe(true)
  })

  it('reads long texts of few characters', () => {
    for (const part of [
      'mcip ',
      "'mcip",
      '/mcip',
      '----',
      'pkill ',
      'claude ',
      'code -',
      ',\n',
      '` ',
    ]) {
      expect(commandsInText(part.repeat(100_000)).length).toBeLessThan(3_000)
    }
  })
})

it('tells cheaply where nothing of the kind can stand', () => {
  expect(mayCommand('Hello, the meeting is at 12.')).toBe(false)
  expect(mayCommand('MCIP approve')).toBe(true)
  expect(mayCommand('claude config set x')).toBe(false)
  expect(mayCommand('claude config set x', true)).toBe(true)
})
