/** Where the model that ships lies. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** WHY several: the code lies in folders of its own, or in a bundle. */
const packageFolders = ['../', '../../', '../../../'] as const
const packageName = 'mcip'
export const shippedName = 'guardian.model'

/**
 * The model of this package; undefined where it has none.
 *
 * Only beside our own package.json: a farther folder may be the user's project, or anybody's.
 * @param code URL of a module of this package
 */
export function shippedModel(code: string = import.meta.url): string | undefined {
  const own = packageFolders.map((folder) => new URL(folder, code)).find(isOurs)
  if (own === undefined) return undefined
  const file = fileURLToPath(new URL(`models/${shippedName}`, own))
  return existsSync(file) ? file : undefined
}

function isOurs(folder: URL): boolean {
  try {
    const found: unknown = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))
    return (found as { readonly name?: unknown } | null)?.name === packageName
  } catch {
    // No package, or none that can be read.
    return false
  }
}
