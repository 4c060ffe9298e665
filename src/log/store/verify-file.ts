import type { Verification } from '../fault.ts'
import { verifyLog } from '../verify.ts'
import { openSqliteStore } from './sqlite.ts'

/** What verification says of the store in `file`, which is closed again. @throws McipError of `openSqliteStore` */
export async function verifyFile(file: string): Promise<Verification> {
  const store = openSqliteStore({ file })
  try {
    return await verifyLog(store)
  } finally {
    await store.close()
  }
}
