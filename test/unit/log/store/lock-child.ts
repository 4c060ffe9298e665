/** Holds the write lock of a store until its stdin ends. */
import { chooseDriver } from '../../../../src/log/store/open-driver.ts'

const driver = chooseDriver(undefined)(process.argv[2] ?? '', 1_000)
driver.exec('BEGIN IMMEDIATE')
process.stdout.write('locked\n')
process.stdin.on('end', () => {
  driver.exec('ROLLBACK')
  driver.close()
})
process.stdin.resume()
