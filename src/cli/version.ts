import { readFileSync } from 'node:fs'

/** The version of the package that is running, from its own package.json. */
export function packageVersion(): string {
  // The same two steps up from src/cli/ and from dist/cli/.
  const file = new URL('../../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }
  return version
}
