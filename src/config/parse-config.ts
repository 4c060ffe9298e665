/** A parsed configuration file as a `Config`: every key known, every value in range. */
import { modes } from '../enforcement/mode.ts'
import { McipError } from '../errors.ts'
import { failModes } from '../guardian/fail-mode.ts'
import { logModes } from '../log/entry.ts'
import { askPlaces, type Config, defaultConfig, liveJudges } from './config.ts'

/** Bytes that still fit into a string with room for edits; V8 ends at 2^29 - 24 characters. */
const maxMessageBytes = 256 * 1024 ** 2

/**
 * The configuration that `value` states, defaults filled in.
 *
 * @param file named in errors
 * @throws McipError `config.invalid` with key and allowed values
 */
export function parseConfig(value: unknown, file: string): Config {
  const top = members(
    value,
    '',
    ['mode', 'failMode', 'askIn', 'judges', 'model', 'log', 'maxMessageBytes'],
    file,
  )
  const logKeys = ['path', 'content', 'retentionDays', 'retentionBytes']
  const log = members(top.log ?? {}, 'log.', logKeys, file)
  const { log: defaults } = defaultConfig
  return {
    mode: oneOf(top.mode, modes, 'mode', defaultConfig.mode, file),
    failMode: oneOf(top.failMode, failModes, 'failMode', defaultConfig.failMode, file),
    askIn: oneOf(top.askIn, askPlaces, 'askIn', defaultConfig.askIn, file),
    judges: oneOf(top.judges, liveJudges, 'judges', defaultConfig.judges, file),
    ...(top.model === undefined ? {} : { model: path(top.model, 'model', file) }),
    log: {
      ...(log.path === undefined ? {} : { path: path(log.path, 'log.path', file) }),
      content: oneOf(log.content, logModes, 'log.content', defaults.content, file),
      retentionDays: positive(log.retentionDays, 'log.retentionDays', defaults.retentionDays, file),
      retentionBytes: positive(
        log.retentionBytes,
        'log.retentionBytes',
        defaults.retentionBytes,
        file,
      ),
    },
    maxMessageBytes: positive(
      top.maxMessageBytes,
      'maxMessageBytes',
      defaultConfig.maxMessageBytes,
      file,
      maxMessageBytes,
    ),
  }
}

function members(
  value: unknown,
  prefix: string,
  keys: readonly string[],
  file: string,
): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw invalid(
      file,
      `${prefix === '' ? 'the file' : `\`${prefix.slice(0, -1)}\``} is no mapping`,
    )
  }
  const unknown = Object.keys(value).find((key) => !keys.includes(key))
  if (unknown !== undefined) {
    throw invalid(
      file,
      `unknown key \`${prefix}${unknown.slice(0, 64)}\`; known: ${keys.join(', ')}`,
    )
  }
  return value as Readonly<Record<string, unknown>>
}

function oneOf<const T extends string>(
  value: unknown,
  allowed: readonly T[],
  key: string,
  otherwise: T,
  file: string,
): T {
  if (value === undefined) return otherwise
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw invalid(file, `\`${key}\` must be one of ${allowed.join(', ')}`)
  return found
}

function positive(
  value: unknown,
  key: string,
  otherwise: number,
  file: string,
  most: number = Number.MAX_SAFE_INTEGER,
): number {
  if (value === undefined) return otherwise
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value)
  if (isWhole && value > 0 && value <= most) return value
  const limit = most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${most}`
  throw invalid(file, `\`${key}\` must be a whole number above 0${limit}`)
}

function path(value: unknown, name: string, file: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw invalid(file, `\`${name}\` must be a path`)
}

function invalid(file: string, reason: string): McipError {
  return new McipError('config.invalid', { file, reason })
}
