/** The worker's program as one file of JavaScript: threads cannot run sources. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** A new folder with the program in it; whoever asks removes the folder. */
export async function builtWorker(): Promise<{ readonly folder: string; readonly program: URL }> {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-worker-'))
  const file = join(folder, 'run-worker.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../../../src/audit/run-worker.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  return { folder, program: pathToFileURL(file) }
}
