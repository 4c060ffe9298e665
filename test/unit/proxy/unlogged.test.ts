import { describe, expect, it } from 'vitest'
import { McipError } from '../../../src/errors.ts'
import { handleLine } from '../../../src/proxy/handle-line.ts'
import { unlogged } from '../../../src/proxy/unlogged.ts'
import { depsOf, lineOf, type TestDeps } from './pipeline-deps.ts'

const full = new McipError('log.full', { file: 'f', reason: 'r' })
const call = (name: string, id = 1) =>
  `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"${name}"}}`

async function actions(deps: TestDeps, text: string, from: 'host' | 'server' = 'host') {
  const line = await handleLine(deps, lineOf(text), from)
  if (line === undefined) throw new Error('blank')
  const settled = unlogged(line, deps, full)
  return settled.kind === 'judged'
    ? settled.messages.map(({ action }) => action.kind)
    : settled.kind
}

describe('unlogged', () => {
  it('blocks a change and lets a read on', async () => {
    const deps = depsOf()
    expect(await actions(deps, call('write_file'))).toEqual(['reject'])
    expect(await actions(deps, call('read_file'))).toEqual(['forward'])
    expect(deps.log.losses).toEqual([
      { forwarded: 0, blocked: 1 },
      { forwarded: 1, blocked: 0 },
    ])
  })

  it('blocks everything when closed, and nothing when open', async () => {
    expect(await actions(depsOf({}, { failMode: 'closed' }), call('read_file'))).toEqual(['reject'])
    expect(await actions(depsOf({}, { failMode: 'open' }), call('write_file'))).toEqual(['forward'])
  })

  it('is never milder than the verdict was', async () => {
    const deps = depsOf({ 'tools/call': [{}] }, { failMode: 'open' })
    expect(await actions(deps, call('read_file'))).toEqual(['reject'])
  })

  it('counts a result that was stopped as blocked', async () => {
    const deps = depsOf({ 'answer:': [{}] })
    expect(await actions(deps, '{"jsonrpc":"2.0","id":1,"result":{}}', 'server')).toEqual([
      'replace',
    ])
    expect(deps.log.losses).toEqual([{ forwarded: 0, blocked: 1 }])
  })

  it('stops a batch with a change as one', async () => {
    const deps = depsOf()
    expect(await actions(deps, `[${call('read_file')},${call('write_file', 2)}]`)).toEqual([
      'reject',
      'reject',
    ])
    expect(deps.log.losses).toEqual([{ forwarded: 0, blocked: 2 }])
  })

  it('counts a line that could not be read as blocked', async () => {
    const deps = depsOf()
    expect(await actions(deps, '{')).toBe('rejected')
    expect(deps.log.losses).toEqual([{ forwarded: 0, blocked: 1 }])
  })

  it('lets all on in mode observe', async () => {
    expect(await actions(depsOf({}, { mode: 'observe' }), call('write_file'))).toEqual(['forward'])
  })
})
