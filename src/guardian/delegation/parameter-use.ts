/** What a parameter is there for, by its name and what its schema says: a name, words, or code. */
import { isJsonObject, type JsonObject } from '../../mcp/json.ts'
import { wordsOfIdentifier } from '../verbs.ts'

/** `name` identifies something; `text` is read by people or models; `code` is run or evaluated. */
export type ParameterUse = 'name' | 'text' | 'code' | 'other'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const codeWords = words(
  'command commands cmd script code sql query queries expression expressions shell statement statements regex pattern filter filters template formula args arguments argv program source html css javascript js python jq xpath jsonpath selector condition where format env',
)
const textWords = words(
  'text body content contents message messages description comment comments note notes prompt input instruction instructions markdown summary details reason data value values json payload subject title question answer caption review feedback bio about new old replacement patch diff snippet document story draft reply request context history conversation',
)
const nameWords = words(
  'id ids key name names branch branches ref refs tag tags path paths file files filename folder directory dir repo repository package packages module version host hostname user username label slug number channel table database project workspace bucket region image container service resource dataset model target revision commit remote',
)

/** The use of the parameter that a pointer ends in. */
export function useOf(field: string): ParameterUse {
  const parts = wordsOfIdentifier(field)
  const last = parts.at(-1) ?? ''
  if (parts.some((word) => codeWords.has(word))) return 'code'
  if (nameWords.has(last)) return 'name'
  if (parts.some((word) => textWords.has(word))) return 'text'
  return parts.some((word) => nameWords.has(word)) ? 'name' : 'other'
}

/** The schema of a parameter at the first level of the arguments. */
export function propertyOf(schema: JsonObject | undefined, field: string): JsonObject | undefined {
  const properties = schema?.properties
  if (!isJsonObject(properties) || !Object.hasOwn(properties, field)) return undefined
  const property = properties[field]
  return isJsonObject(property) ? property : undefined
}

const addressWords =
  /ur[il]s?\b|link|href|address|endpoint|website|web page|https?:|webhook|location/i

/** Whether a parameter may hold an address on the web, by its name, its format or its description. */
export function mayBeAddress(field: string, property: JsonObject | undefined): boolean {
  if (addressWords.test(field.replace(/[_-]/g, ' '))) return true
  const { format, description, title } = property ?? {}
  if (typeof format === 'string' && /^ur[il]/.test(format)) return true
  return [description, title].some(
    (words) => typeof words === 'string' && addressWords.test(words.slice(0, 1_024)),
  )
}
