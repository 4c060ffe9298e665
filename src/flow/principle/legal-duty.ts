import type { PrincipleRule } from './principle-rule.ts'

/**
 * A law obliges the sender. No message shows that, and one that claims it proves nothing: it holds
 * only where the host declares it in the context of the flow.
 */
export const legalDuty: PrincipleRule = {
  principle: 'legal-duty',
  source: 'Regulation (EU) 2016/679, Art. 6(1)(c); Nissenbaum 2010, Privacy in Context, chapter 7',
  holds: ({ declared }) => declared?.includes('legal-duty') ?? false,
}
