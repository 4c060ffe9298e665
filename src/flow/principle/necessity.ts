import { isJsonObject } from '../../mcp/json.ts'
import type { PrincipleRule } from './principle-rule.ts'

/**
 * Every argument is one that the function declares, and all that it requires are there: the flow
 * is what the service needs. A call without arguments needs the request alone.
 */
export const necessity: PrincipleRule = {
  principle: 'necessity',
  source:
    'Jing et al. 2025, section 3, BMI example, flow 2; Regulation (EU) 2016/679, Art. 6(1)(b)',
  holds({ message, kind, args, schema }) {
    if (message !== 'function-request' || kind !== 'request') return false
    if (schema === undefined || args === undefined) return false
    const properties = schema.properties
    const declared = isJsonObject(properties) ? properties : {}
    const given = Object.keys(args)
    const required = Array.isArray(schema.required) ? schema.required : []
    return (
      given.every((name) => Object.hasOwn(declared, name)) &&
      required.every((name) => typeof name === 'string' && Object.hasOwn(args, name))
    )
  },
}
