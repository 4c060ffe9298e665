/** `manifest.json` beside fetched files: what each of them is, from where, and under which licence. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { McipError } from '../../../errors.ts'

export interface ManifestFile {
  /** As `mcip bench fetch` names it. */
  readonly name: string
  readonly file: string
  readonly repository: string
  /** The commit, 40 digits. */
  readonly revision: string
  readonly url: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
  /** SPDX id. */
  readonly license: string
  readonly notice: string
  /** RFC 3339. */
  readonly fetchedAt: string
}

interface Manifest {
  /** Version of the form. */
  readonly mcipSources: 1
  readonly files: readonly ManifestFile[]
}

/** The files that a manifest names; none where there is no manifest. @throws McipError `cli.unwritable` */
export function readManifest(path: string): readonly ManifestFile[] {
  if (!existsSync(path)) return []
  let value: Partial<Manifest> | null
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw notOurs(path, cause)
  }
  if (value?.mcipSources !== 1 || !Array.isArray(value.files)) throw notOurs(path)
  return value.files
}

/** Puts `file` in the place of one of the same name. @throws McipError `cli.unwritable` */
export function noteInManifest(path: string, file: ManifestFile): void {
  const others = readManifest(path).filter(({ name }) => name !== file.name)
  const manifest: Manifest = { mcipSources: 1, files: [...others, file] }
  try {
    writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new McipError('cli.unwritable', { file: path, reason }, { cause })
  }
}

function notOurs(file: string, cause?: unknown): McipError {
  const reason = 'a file of this name is there that is no manifest of mcip'
  return new McipError('cli.unwritable', { file, reason }, { cause })
}
