/** Text that is kept for long: a slice of a big text holds all of it (V8). */

/** From this length on a text may be a slice of another one, in UTF-16 code units. */
const minSlice = 13

/** The same text, which holds no other one: joined to a new string, of which it is then a part. */
export function ownText(text: string): string {
  return text.length < minSlice ? text : ` ${text}`.slice(1)
}

/**
 * The same name as fields have it, which holds no other text: the engine has one string for all
 * fields of a name, and finds that by its address.
 */
export function ownName(name: string): string {
  return name.length < minSlice ? name : (Object.keys({ [name]: 0 })[0] ?? name)
}
