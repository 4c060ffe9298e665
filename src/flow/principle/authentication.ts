import type { PrincipleRule } from './principle-rule.ts'

/** A credential travels with a request so that the recipient can establish who is asking. */
export const authentication: PrincipleRule = {
  principle: 'authentication',
  source: 'MCP 2026-07-28, Authorization; Nissenbaum 2010, Privacy in Context, chapter 7',
  holds: ({ kind, about }) => kind === 'request' && about.includes('credential'),
}
