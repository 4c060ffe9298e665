/**
 * What the hub says of a file before it is fetched: its revision, its length, and the hash of its
 * content.
 *
 * @see huggingface.co/docs/huggingface_hub, Downloading files: `X-Repo-Commit`, `X-Linked-Size`,
 * `X-Linked-Etag`
 */
import { failed, reasonOf, requestHub } from './request.ts'

export interface HubFile {
  readonly repository: string
  readonly file: string
  /** The commit, 40 digits: the same for all requests that follow. */
  readonly revision: string
  readonly bytes: number
  /** SHA-256 of the content, or Git's SHA-1 of it for a small file; lower-case hex. */
  readonly hash: { readonly kind: 'sha256' | 'git-blob'; readonly value: string }
  /** Where the content of this revision is. */
  readonly url: string
}

export interface ResolveOptions {
  readonly endpoint: string
  readonly repository: string
  readonly file: string
  /** A branch, tag or commit. */
  readonly revision: string
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/** @throws McipError `bench.fetch-failed` */
export async function resolveHubFile(options: ResolveOptions): Promise<HubFile> {
  const { endpoint, repository, file, revision, timeoutMs, signal } = options
  const url = addressOf(endpoint, repository, revision, file)
  const timeout = AbortSignal.timeout(timeoutMs)
  let response: Response
  try {
    response = await requestHub(url, {
      method: 'HEAD',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      isAnswer: ({ headers }) => headers.has('x-linked-etag'),
    })
  } catch (cause) {
    throw failed(url, reasonOf(cause), cause)
  }
  const { status, headers } = response
  if (status >= 400) throw failed(url, refusal(status))
  const commit = headers.get('x-repo-commit') ?? ''
  if (!/^[0-9a-f]{40}$/.test(commit)) throw failed(url, 'it names no revision (`x-repo-commit`)')
  const bytes = Number(headers.get('x-linked-size') ?? headers.get('content-length') ?? Number.NaN)
  if (!Number.isSafeInteger(bytes) || bytes <= 0) throw failed(url, 'it states no length')
  const value = (headers.get('x-linked-etag') ?? headers.get('etag') ?? '')
    .replace(/^W\//, '')
    .replace(/^"|"$/g, '')
    .toLowerCase()
  const kind = /^[0-9a-f]{64}$/.test(value)
    ? 'sha256'
    : /^[0-9a-f]{40}$/.test(value)
      ? 'git-blob'
      : undefined
  if (kind === undefined) throw failed(url, 'it states no hash of the content (`x-linked-etag`)')
  return {
    repository,
    file,
    revision: commit,
    bytes,
    hash: { kind, value },
    url: addressOf(endpoint, repository, commit, file),
  }
}

function addressOf(endpoint: string, repository: string, revision: string, file: string): string {
  const base = endpoint.replace(/\/+$/, '')
  return `${base}/datasets/${repository}/resolve/${encodeURIComponent(revision)}/${file}`
}

function refusal(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return `it is not for everybody (status ${status})`
    case 404:
      return 'there is no such data set, file or revision (status 404)'
    default:
      return `status ${status}`
  }
}
