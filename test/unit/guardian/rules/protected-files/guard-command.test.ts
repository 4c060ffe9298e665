import { expect, it } from 'vitest'
import {
  commandOf,
  deedOf,
  guardCommandOf,
  isGuard,
} from '../../../../../src/guardian/rules/protected-files/guard-command.ts'

const deed = (line: string) => guardCommandOf(line.split(' '))?.deed

it.each([
  ['mcip approve 7', 'approve'],
  ['mcip approvals', 'approve'],
  ['npx -y mcip@0.1.0 approve 7', 'approve'],
  ['mcip log mark 14 --appropriate', 'approve'],
  ['npx mcip servers forget files', 'forget'],
  ['pnpm dlx mcip turn hello', 'turn'],
  ['node /x/node_modules/mcip/dist/bin.js turn hello', 'turn'],
  ['./node_modules/.bin/mcip --x log prune', 'forget'],
  ['C:\\x\\MCIP.cmd deny 3', 'approve'],
  ['mcip train --from-log', 'train'],
  ['npx mcip@0.1.0 train --seed 2 --log /tmp/other.db --FROM-LOG=yes', 'train'],
  ['npm uninstall -g mcip', 'remove'],
  ['pkill -f mcip', 'stop'],
  ['frobnicate --now mcip --log x.db approve 7', 'approve'],
  ['/opt/m[c]ip deny 7', 'approve'],
  ['mcip $WHAT', 'approve'],
  ['taskkill /IM mcip.exe', 'stop'],
])('does not leave it to an agent: %s', (line, expected) => {
  expect(deed(line)).toBe(expected)
})

it.each([
  'mcip log list',
  'mcip audit x.jsonl',
  'mcip run -- node approve.js',
  'mcip train --data cases.jsonl --output other.model',
  'mcip run -- node train --from-log',
  'mcip',
  'npx other approve',
  'npm install mcip',
  'node approve mcip-notes.txt',
  'approve mcip',
  'kill 7',
  'git add mcip',
  'mcip --json log list',
  'mcip log list approve',
  'm* approve 7',
  '',
])('leaves to an agent: %s', (line) => {
  expect(deed(line)).toBeUndefined()
})

it('reads the words behind the name of the guard', () => {
  expect(deedOf(['--log', 'x', 'servers', '--json', 'forget'])).toBe('forget')
  expect(deedOf(['run', '--', 'approve'])).toBe('run')
  expect(deedOf(['*'])).toBe('unknown')
  expect(deedOf(['can', 'approve'])).toBeUndefined()
  expect(commandOf('unknown')).toEqual({ deed: 'approve', isUnsure: true })
  expect(['mcip', 'a/MCIP.exe', 'mcip@1', 'npm:mcip', 'mci?'].every(isGuard)).toBe(true)
  expect(['mcipx', 'm*', '*', 'm', 'mcip.ts'].some(isGuard)).toBe(false)
})
