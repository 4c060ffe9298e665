import { expect, it } from 'vitest'
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'

it('an unknown driver is refused with the known ones', () => {
  expect(() => chooseDriver('oracle')).toThrow('not node or libsql')
})

it('without a wish the first driver that is there is taken', () => {
  const driver = chooseDriver('')(':memory:', 100)
  expect(['node-sqlite', 'libsql']).toContain(driver.name)
  driver.close()
})

it('a driver that is not there is a coded error', () => {
  const missing = ['node', 'libsql'].filter((name) => {
    try {
      chooseDriver(name)
      return false
    } catch (error) {
      expect(error).toMatchObject({
        code: 'log.no-driver',
        hint: expect.stringContaining('libsql'),
      })
      return true
    }
  })
  expect(missing.length).toBeLessThan(2)
})
