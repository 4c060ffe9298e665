import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const module = fileURLToPath(new URL('../../../src/cli/report-fault.ts', import.meta.url))
const errors = fileURLToPath(new URL('../../../src/errors.ts', import.meta.url))

/** Exit code and stderr of a process that reports `fault`, an expression. */
function reported(fault: string): readonly [number | null, string] {
  const script = `
    import { reportFault } from ${JSON.stringify(module)}
    import { McipError } from ${JSON.stringify(errors)}
    process.exit(reportFault(${fault}))`
  const args = ['--import', 'tsx', '--input-type=module', '-e', script]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return [status, stderr]
}

describe('a fault that ends `mcip run`', () => {
  it('is told with what to do, and its code is that of a shell', () => {
    const [status, text] = reported(
      `new McipError('transport.command-not-found', { command: 'sever' })`,
    )
    expect(status).toBe(127)
    expect(text).toMatch(/^mcip: .*`sever`.*\n {6}\S.*\n$/)
    expect(reported(`new McipError('transport.command-not-executable', { command: 'x' })`)[0]).toBe(
      126,
    )
    expect(reported(`new McipError('transport.no-command')`)[0]).toBe(2)
  })

  it('of mcip itself is told as such', () => {
    const [status, text] = reported(`new TypeError('not here')`)
    expect(status).toBe(70)
    expect(text).toContain('mcip: a fault of mcip itself: TypeError: not here')
  })
})
