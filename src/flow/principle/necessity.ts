import { isJsonObject } from '../../mcp/json.ts'
import { asksOf } from './answer-text.ts'
import type { FlowFacts, PrincipleRule } from './principle-rule.ts'

/** Requests that name what they ask for, and carry nothing else. */
const namingRequests: ReadonlySet<string> = new Set(['resource', 'task'])

/**
 * The flow is what the service needs. Of a call: every argument is one that the function declares,
 * and all that it requires are there; a call without arguments needs the request alone. Where the
 * definition is not known, nothing says what the service needs. Of a question: what is asked for is
 * what the next step needs.
 */
export const necessity: PrincipleRule = {
  principle: 'necessity',
  source:
    'Jing et al. 2025, section 3, BMI example, flow 2; Nissenbaum 2004, section III (need); Regulation (EU) 2016/679, Art. 6(1)(b)',
  holds(facts) {
    const { message, kind, sender, leaves } = facts
    if (message === 'response') return leaves.some(({ value }) => asksOf(String(value)))
    if (kind !== 'request') return false
    if (message === 'function-request') return fitsSchema(facts)
    return namingRequests.has(message) || (message === 'elicitation' && sender.role === 'server')
  },
}

function fitsSchema({ args, schema }: FlowFacts): boolean {
  if (schema === undefined || args === undefined) return false
  const properties = schema.properties
  const declared = isJsonObject(properties) ? properties : {}
  const given = Object.keys(args)
  const required = Array.isArray(schema.required) ? schema.required : []
  return (
    given.every((name) => Object.hasOwn(declared, name)) &&
    required.every((name) => typeof name === 'string' && Object.hasOwn(args, name))
  )
}
