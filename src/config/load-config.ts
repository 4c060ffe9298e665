/** Reads a configuration file: YAML, of which JSON is a part. */
import { readFileSync } from 'node:fs'
import { McipError } from '../errors.ts'
import { type Config, defaultConfig } from './config.ts'
import { parseConfig } from './parse-config.ts'

/** Bytes of a configuration file that are read; a longer one is refused. */
const maxBytes = 1024 * 1024

/**
 * The configuration in `file`, or the defaults without one.
 *
 * @throws McipError `config.unreadable`, `config.invalid`
 */
export async function loadConfig(file: string | undefined): Promise<Config> {
  if (file === undefined) return defaultConfig
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new McipError('config.unreadable', { file, reason }, { cause })
  }
  if (text.length > maxBytes) {
    throw new McipError('config.invalid', { file, reason: `over ${maxBytes} bytes` })
  }
  const { parse } = await import('yaml')
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 0 })
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
    throw new McipError('config.invalid', { file, reason }, { cause })
  }
  return parseConfig(value, file)
}
