/** Texts and JSON values with `%name` filled in; `%Name` gives the same with a capital. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mcp/json.ts'

export type Slots = Readonly<Record<string, string | number>>

/** A slot that nothing fills is left out. */
export function fillSlots(text: string, slots: Slots): string {
  return text.replace(/%([A-Za-z]{1,20})/g, (_all, name: string) => {
    const [first = ''] = name
    const value = String(slots[name] ?? slots[`${first.toLowerCase()}${name.slice(1)}`] ?? '')
    return first === first.toLowerCase() ? value : capitalised(value)
  })
}

/** Every text and name in it filled in; a text that is a slot alone becomes the value itself, a number too. */
export function fillJson(value: JsonObject, slots: Slots): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [fillSlots(key, slots), filled(one, slots)]),
  )
}

function filled(value: JsonValue, slots: Slots): JsonValue {
  if (typeof value === 'string') {
    const alone = /^%([A-Za-z]{1,20})$/.exec(value)?.[1]
    return (alone === undefined ? undefined : slots[alone]) ?? fillSlots(value, slots)
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, slots))
  return isJsonObject(value) ? fillJson(value, slots) : value
}

export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
