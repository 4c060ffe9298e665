import type { PrincipleRule } from './principle-rule.ts'

/** A call carries no argument beyond those that the function requires. */
export const dataMinimisation: PrincipleRule = {
  principle: 'data-minimisation',
  source: 'Regulation (EU) 2016/679, Art. 5(1)(c); Jing et al. 2025, section 3',
  holds({ message, kind, args, schema }) {
    if (message !== 'function-request' || kind !== 'request' || schema === undefined) return false
    const required = new Set(Array.isArray(schema.required) ? schema.required : [])
    const given = Object.keys(args ?? {})
    return given.length > 0 && given.every((name) => required.has(name))
  },
}
