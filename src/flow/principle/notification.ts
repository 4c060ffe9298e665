import type { PrincipleRule } from './principle-rule.ts'

/** A party is told of a change or of the state of something it started, without having to answer. */
export const notification: PrincipleRule = {
  principle: 'notification',
  source: 'MCP 2026-07-28, Base Protocol, Notifications; Nissenbaum 2004, section III',
  holds: ({ kind }) => kind === 'notification',
}
