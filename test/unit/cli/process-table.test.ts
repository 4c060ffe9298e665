import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import {
  findHostProcess,
  groupIn,
  processMarks,
  processTable,
  tableOfPs,
} from '../../../src/cli/process-table.ts'

const isLinux = process.platform === 'linux'

describe('findHostProcess', () => {
  it('finds this process as the host of a child, the same each time', async () => {
    const found = await findHostProcess(process.platform, process.pid)
    expect(found).toContain(`:${process.pid}`)
    expect(await findHostProcess(process.platform, process.pid)).toBe(found)
  })

  it.runIf(isLinux)('tells two processes of one program apart, and skips a shell', async () => {
    const children = ['sleep 30; true', 'sleep 30; true'].map((command) =>
      spawn('sh', ['-c', command], { stdio: 'ignore' }),
    )
    await Promise.all(children.map((child) => once(child, 'spawn')))
    const names = children.map(({ pid = 0 }) => findHostProcess('linux', pid))
    for (const child of children) child.kill('SIGKILL')
    expect(names[0]).toBe(await findHostProcess('linux', process.pid))
    expect(names[1]).toBe(names[0])
  })

  it('knows nothing of a process that is not there', async () => {
    expect(await findHostProcess('linux', 2 ** 30)).toBeUndefined()
    expect(await findHostProcess('darwin', 2 ** 30)).toBeUndefined()
  })

  it.skipIf(process.platform === 'win32')('asks ps where there is no /proc', async () => {
    const found = await findHostProcess('darwin', process.pid)
    // A machine without ps gives nothing, and the guard goes on without a host.
    expect(found ?? `:${process.pid}:`).toContain(`:${process.pid}:`)
  })

  it('takes the parent alone on Windows, where more would cost too much', () => {
    expect(findHostProcess('win32', 4711)).toBe('process:4711')
  })
})

describe('processTable', () => {
  it.skipIf(process.platform === 'win32')('knows this process and its parent', async () => {
    const facts = (await processTable())?.(process.pid)
    expect(facts?.parent).toBe(process.ppid)
  })

  it('says nothing on Windows', () => {
    expect(processTable('win32')).toBeUndefined()
  })
})

describe('tableOfPs', () => {
  it('reads the lines of ps', () => {
    const table = tableOfPs(`    1     0 Sun Nov  1 09:08:07 2026 /sbin/launchd
 4711     1 Sun Nov 22 21:28:11 2026 /Applications/Agent.app/Contents/MacOS/Agent --type=main x
`)
    expect(table(1)).toEqual({ parent: 0, started: '1793524087', command: ['/sbin/launchd'] })
    expect(table(4711)?.command.slice(0, 2)).toEqual([
      '/Applications/Agent.app/Contents/MacOS/Agent',
      '--type=main',
    ])
    expect(table(4711)?.parent).toBe(1)
    expect(table(2)).toBeUndefined()
  })

  it('skips lines of another form', () => {
    const table = tableOfPs('ps: error\n 1 0 Xxx Yyy 99 99:99:99 2026 a\n\n1 0\n')
    expect(table(1)).toBeUndefined()
  })
})

describe('processMarks', () => {
  it.runIf(isLinux)('reads the environment that a process began with', async () => {
    const env = { ...process.env, MCIP_GUARDED: '1' }
    const marked = spawn('sleep', ['30'], { stdio: 'ignore', env })
    const plain = spawn('sleep', ['30'], { stdio: 'ignore', env: { X_MCIP_GUARDED: '1' } })
    await Promise.all([once(marked, 'spawn'), once(plain, 'spawn')])
    const marks = processMarks('linux')
    const found = [marked, plain].map(({ pid = 0 }) => marks?.has(pid, 'MCIP_GUARDED'))
    for (const child of [marked, plain]) child.kill('SIGKILL')
    expect(found).toEqual([true, false])
    expect(marks?.has(2 ** 30, 'MCIP_GUARDED')).toBe(false)
    expect(marks?.group(2 ** 30)).toBeUndefined()
  })

  it('knows nothing where the system tells nothing', () => {
    expect(processMarks('darwin')).toBeUndefined()
    expect(processMarks('win32')).toBeUndefined()
  })
})

it('reads the control group, and none where all share one', () => {
  expect(groupIn('0::/user.slice/app-code.scope\n')).toBe('/user.slice/app-code.scope')
  expect(groupIn('9:name=systemd:/user.slice/x.scope\n1:cpu:/y\n0::/\n')).toBe(
    '/user.slice/x.scope',
  )
  expect(groupIn('1:cpu:/y\n0::/\n')).toBeUndefined()
  expect(groupIn('')).toBeUndefined()
})
