import { typeOfFieldName } from '../field-name.ts'
import type { PrincipleRule } from './principle-rule.ts'

/**
 * A credential travels with a request so that the recipient can establish who is asking: it stands
 * in a field that is there for it. A secret in any other text is only a secret that is sent away.
 */
export const authentication: PrincipleRule = {
  principle: 'authentication',
  source: 'MCP 2026-07-28, Authorization; Nissenbaum 2010, Privacy in Context, chapter 7',
  holds: ({ kind, leaves }) =>
    kind === 'request' && leaves.some(({ field }) => typeOfFieldName(field) === 'credential'),
}
