/** Lists of what a server has on offer: its own description, page by page. */
import { isJsonObject } from '../../mcp/json.ts'
import type { InformationType } from '../flow.ts'
import type { Part, PartInput } from './part.ts'

/**
 * The part of a list: what stands under `member` of the answer; the request carries at most a
 * cursor.
 */
export function listPart(
  { kind, params, result }: PartInput,
  member: string,
  about: InformationType,
): Part {
  if (kind !== 'answer') {
    const cursor = params?.cursor
    return {
      content: cursor === undefined ? {} : { cursor },
      about: ['protocol'],
      subject: [{ role: 'server' }],
    }
  }
  const items = isJsonObject(result) && Object.hasOwn(result, member) ? result[member] : undefined
  return { content: items ?? result, about: [about], subject: [{ role: 'server' }] }
}
