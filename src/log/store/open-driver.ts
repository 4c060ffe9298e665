/** Chooses the SQL engine: `node:sqlite` where the runtime has it, else libsql. */
import { McipError } from '../../errors.ts'
import { loadLibsql } from './libsql.ts'
import { loadNodeSqlite } from './node-sqlite.ts'
import type { OpenDriver } from './sql-driver.ts'

export const driverNames = ['node', 'libsql'] as const
export type DriverName = (typeof driverNames)[number]

const loaders: Readonly<Record<DriverName, () => OpenDriver | undefined>> = {
  node: loadNodeSqlite,
  libsql: loadLibsql,
}

/**
 * A way to open files. Nothing is loaded before this is called.
 *
 * @param wanted one driver only (`MCIP_SQLITE_DRIVER`); absent: the first that is there
 * @throws McipError `log.no-driver`
 */
export function chooseDriver(wanted: string | undefined): OpenDriver {
  const names = wanted === undefined || wanted === '' ? driverNames : [driverName(wanted)]
  for (const name of names) {
    const open = loaders[name]()
    if (open !== undefined) return open
  }
  throw new McipError('log.no-driver', {
    reason:
      names.length === 1
        ? `\`${wanted}\` is not available in Node ${process.versions.node}`
        : `Node ${process.versions.node} has no \`node:sqlite\` and \`libsql\` is not installed`,
  })
}

function driverName(wanted: string): DriverName {
  const name = driverNames.find((known) => known === wanted)
  if (name !== undefined) return name
  throw new McipError('log.no-driver', {
    reason: `MCIP_SQLITE_DRIVER is \`${wanted.slice(0, 40)}\`, not ${driverNames.join(' or ')}`,
  })
}
