import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/log/store/sqlite.ts'
import { tripEntries } from '../log/trip-entries.ts'
import { ran } from './approval-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcip-explain-'))
const file = join(folder, 'log.db')

beforeAll(async () => {
  const store = openSqliteStore({ file })
  for (const entry of tripEntries) {
    const { trajectory, at, server, flows } = entry
    const serialise = (): string => JSON.stringify(entry)
    await store.append([{ trajectory, at, server, flows: flows.length, serialise }])
  }
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const explain = (verdict: string, ...more: readonly string[]) =>
  ran('explain', verdict, '--log', file, ...more)

describe('mcip explain', () => {
  it.each(['3', 'trip:3', 'environment:trip:3', 'environment:trip#3'])(
    'explains the verdict that %s names',
    (verdict) => {
      const { status, stdout } = explain(verdict)
      expect(status).toBe(0)
      expect(stdout).toContain('/to: query -> find_person result.email -> send_mail.to')
      expect(stdout).toContain('at flow 2 /structuredContent/email: "ada@example.com"')
    },
  )

  it('gives the same as JSON, which no terminal obeys', () => {
    const { stdout } = explain('3', '--json')
    expect(stdout).not.toContain('\u001b')
    expect(JSON.parse(stdout)).toMatchObject({
      trajectory: 'environment:trip',
      entry: 3,
      decision: 'ask',
      values: [{ pointer: '/to' }, { pointer: '/body' }],
    })
  })

  it.each([
    ['99', 'the trajectory `environment:trip` has no flow 99'],
    ['trip#99', 'the trajectory `environment:trip` has no entry 99'],
    ['nothing:3', 'no trajectory in the flow log starts with `nothing`'],
    ['environment:trip', '`environment:trip` names no flow'],
    ['', 'names no flow'],
  ])('says what is wrong with `%s`', (verdict, reason) => {
    const { status, stderr } = explain(verdict)
    expect(status).toBe(2)
    expect(stderr).toContain(reason)
  })
})
