import { typeOfFieldName, wordsOf } from '../field-name.ts'
import type { Leaf } from '../leaves.ts'
import { purposeOf } from './function-purpose.ts'
import type { PrincipleRule } from './principle-rule.ts'

/**
 * A credential travels with a request so that the recipient can establish who is asking: it stands
 * in a field that is there for it, or the function does nothing else. A secret in any other text is
 * only a secret that is sent away, and a password that is to be set identifies nobody.
 */
export const authentication: PrincipleRule = {
  principle: 'authentication',
  source: 'MCP 2026-07-28, Authorization; Nissenbaum 2010, Privacy in Context, chapter 7',
  holds: ({ kind, message, leaves, called }) =>
    kind === 'request' &&
    (leaves.some(isProof) ||
      (message === 'function-request' &&
        leaves.length > 0 &&
        called !== undefined &&
        purposeOf(called) === 'identify')),
}

function isProof({ field, value }: Leaf): boolean {
  return typeOfFieldName(field) === 'credential' && value !== '' && !wordsOf(field).includes('new')
}
