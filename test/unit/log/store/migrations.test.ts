import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate, migrations } from '../../../../src/log/store/migrations.ts'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'

it('an empty file gets every table and the number of the format, once', () => {
  const driver = chooseDriver(undefined)(':memory:', 100)
  migrate(driver, 'log.db')
  migrate(driver, 'log.db')
  const tables = driver
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all()
  expect(tables.map(({ name }) => name)).toEqual([
    'bases',
    'checkpoints',
    'entries',
    'forgotten',
    'heads',
    'meta',
    'pieces',
    'records',
  ])
  expect(driver.prepare("SELECT value FROM meta WHERE name = 'format'").get()?.value).toBe(
    String(migrations.length),
  )
  driver.close()
})

it('a number that is none, or beyond what is known, is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-migrate-'))
  const driver = chooseDriver(undefined)(join(folder, 'log.db'), 100)
  migrate(driver, 'log.db')
  const set = driver.prepare("UPDATE meta SET value = ? WHERE name = 'format'")
  set.run('99')
  expect(() => migrate(driver, 'log.db')).toThrow(
    expect.objectContaining({
      code: 'log.newer-format',
      data: { file: 'log.db', found: 99, known: migrations.length },
    }),
  )
  set.run('one')
  expect(() => migrate(driver, 'log.db')).toThrow(
    expect.objectContaining({ code: 'log.unavailable' }),
  )
  driver.close()
  rmSync(folder, { recursive: true, force: true })
})
