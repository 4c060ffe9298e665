/** A copy of the flow log with one stored entry changed, as somebody would who has something to hide. */
import { copyFileSync, existsSync } from 'node:fs'
import { chooseDriver } from '../../log/store/open-driver.ts'

/**
 * Copies the store `from`, which no process may have open, and makes the block of entry `seq` an
 * allow; false where there is no such entry or it holds no block.
 */
export function tamper(from: string, to: string, seq: number): boolean {
  for (const suffix of ['', '-wal', '.digest-key', '.seal-key']) {
    if (existsSync(`${from}${suffix}`)) copyFileSync(`${from}${suffix}`, `${to}${suffix}`)
  }
  const driver = chooseDriver(process.env.MCIP_SQLITE_DRIVER)(to, 1_000)
  try {
    const changed = driver
      .prepare(
        `UPDATE entries SET bytes = replace(bytes, '"decision":"block"', '"decision":"allow"')
         WHERE seq = ? AND instr(bytes, '"decision":"block"') > 0`,
      )
      .run(seq)
    return changed === 1
  } finally {
    driver.close()
  }
}
