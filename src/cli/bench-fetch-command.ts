/** What `mcip bench fetch` does: asks the hub, fetches what is missing, writes the manifest. */
import { join } from 'node:path'
import { type HubDataset, hubDatasets } from '../bench/sources/hub/datasets.ts'
import { type DownloadOptions, download } from '../bench/sources/hub/download.ts'
import { noteInManifest, readManifest } from '../bench/sources/hub/manifest.ts'
import { resolveHubFile } from '../bench/sources/hub/resolve.ts'
import { exitCodes } from './exit-code.ts'
import { byteSize } from './numbers.ts'
import { createProgress } from './progress.ts'
import { stopOnSignals } from './stop-on-signals.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

export interface BenchFetchOptions {
  readonly output: string
  readonly revision?: string
  readonly endpoint: string
}

/** Waits that a test makes short. */
export type FetchPatience = Pick<DownloadOptions, 'idleMs' | 'attempts' | 'pauseMs'>

/** Fetches and gives the exit code. @throws McipError `cli.usage`, `bench.fetch-failed` and others */
export async function benchFetch(
  names: readonly string[],
  options: BenchFetchOptions,
  patience: FetchPatience = {},
): Promise<number> {
  checkEndpoint(options.endpoint)
  const wanted = hubDatasets.filter(({ name }) => names.includes(name))
  const stop = stopOnSignals()
  try {
    for (const dataset of wanted) await fetchOne(dataset, options, patience, stop.signal)
    return exitCodes.done
  } catch (cause) {
    if (!stop.signal.aborted) throw cause
    tell('interrupted; run the same command again to go on')
    return stop.exitCode() ?? exitCodes.found
  } finally {
    stop.end()
  }
}

async function fetchOne(
  { name, repository, file, license, notice }: HubDataset,
  { output, endpoint, revision }: BenchFetchOptions,
  patience: FetchPatience,
  signal: AbortSignal,
): Promise<void> {
  const manifest = join(output, 'manifest.json')
  const known = readManifest(manifest).find((one) => one.name === name)
  const found = await resolveHubFile({
    endpoint,
    repository,
    file,
    revision: revision ?? known?.revision ?? 'main',
    timeoutMs: patience.idleMs ?? 30_000,
    signal,
  })
  const progress = createProgress(process.stderr, process.env, () => performance.now())
  const target = join(output, file)
  try {
    const { sha256, wasThere } = await download(found, {
      ...patience,
      target,
      signal,
      onProgress: (bytes, total) => progress.update(bytes, total, undefined),
    })
    progress.end()
    noteInManifest(manifest, {
      name,
      file,
      repository,
      revision: found.revision,
      url: found.url,
      bytes: found.bytes,
      sha256,
      license,
      notice,
      fetchedAt: wasThere && known?.sha256 === sha256 ? known.fetchedAt : new Date().toISOString(),
    })
    const what = wasThere ? 'is there already' : byteSize(found.bytes)
    tell(
      `${plain(target, 300)}: ${what}, revision ${found.revision.slice(0, 12)}, SHA-256 ${sha256}`,
    )
    tell(`  ${notice}`)
  } finally {
    progress.end()
  }
}

function checkEndpoint(given: string): void {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw usage('`--endpoint` takes an http or https address, e.g. https://huggingface.co')
  }
  if (url.username !== '' || url.password !== '') throw usage('`--endpoint` takes no password')
}
