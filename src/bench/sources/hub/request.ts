/**
 * Requests to a hub. Redirects are followed here, as what the hub says of a file stands in the
 * headers of the redirect itself. No credentials are sent to anybody.
 */
import { McipError } from '../../../errors.ts'

export interface HubRequest {
  readonly method: 'GET' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** Whether a redirect answers the question already. @default never */
  readonly isAnswer?: (response: Response) => boolean
}

const maxRedirects = 5

/**
 * The response that is no redirect, or the redirect that is the answer.
 *
 * @throws McipError `bench.fetch-failed` for redirects that lead nowhere, or from https to http;
 * faults of the connection as they come
 */
export async function requestHub(url: string, request: HubRequest): Promise<Response> {
  const { method, headers = {}, signal, isAnswer } = request
  let address = new URL(url)
  for (let count = 0; count <= maxRedirects; count++) {
    const response = await fetch(address, {
      method,
      // What is compressed on its way has another length than the hub states.
      headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': 'mcip' },
      redirect: 'manual',
      signal,
    })
    if (response.status < 300 || response.status >= 400 || isAnswer?.(response)) return response
    await response.body?.cancel()
    const next = response.headers.get('location')
    if (next === null || !URL.canParse(next, address.href))
      throw failed(url, 'it redirects to nowhere')
    const target = new URL(next, address)
    if (!/^https?:$/.test(target.protocol)) throw failed(url, `it redirects to ${target.protocol}`)
    if (address.protocol === 'https:' && target.protocol === 'http:') {
      throw failed(url, 'it redirects from https to http')
    }
    address = target
  }
  throw failed(url, `it redirects more than ${maxRedirects} times`)
}

export function failed(url: string, reason: string, cause?: unknown): McipError {
  return new McipError('bench.fetch-failed', { url, reason }, { cause })
}

/** Why a request came to nothing, in words. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return 'it does not answer'
  const inner: unknown = cause.cause
  return inner instanceof Error ? inner.message : cause.message
}
