/**
 * Faults: what went wrong for a reason outside the traffic that is judged.
 *
 * A block is never one of these: everything the guard decides is a returned value. Codes are
 * `folder.kebab-reason`; `docs/errors.md` is generated from this table.
 */

/** Every code with its message (`{name}` is filled from `data`) and the next step for a person. */
export const errorTable = {
  'cli.usage': { message: '{reason}', hint: 'run `mcip help` for the commands and their options' },
  'config.unreadable': {
    message: 'cannot read the configuration `{file}`: {reason}',
    hint: 'check the path given to --config and that you may read it',
  },
  'config.invalid': {
    message: 'configuration `{file}`: {reason}',
    hint: 'docs/configuration.md lists every key with its values',
  },
} as const

export type ErrorCode = keyof typeof errorTable

/** A coded fault. `message` is ready for a person; `data` holds what filled it. */
export class McipError extends Error {
  readonly code: ErrorCode
  readonly data: Readonly<Record<string, string | number>>

  constructor(
    code: ErrorCode,
    data: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(
      errorTable[code].message.replace(/\{(\w+)\}/g, (whole, name: string) =>
        name in data ? String(data[name]) : whole,
      ),
      options,
    )
    this.name = 'McipError'
    this.code = code
    this.data = data
  }

  /** The next step for a person, from the table. */
  get hint(): string {
    return errorTable[this.code].hint
  }
}
