/**
 * Faults: what went wrong for a reason outside the traffic that is judged.
 *
 * A block is never one of these: everything the guard decides is a returned value. Codes are
 * `folder.kebab-reason`; `docs/errors.md` is generated from this table.
 */

/** Every code with its message (`{name}` is filled from `data`) and the next step for a person. */
export const errorTable = {
  'audit.unreadable': {
    message: 'cannot read `{file}`: {reason}',
    hint: 'check the path and that you may read it; `-` reads standard input',
  },
  'audit.invalid-utf8': {
    message: 'not valid UTF-8 at byte {byte} of the record',
    hint: 'save the file as UTF-8; the other records are judged',
  },
  'audit.record-too-long': {
    message: 'the record is longer than {limit} bytes',
    hint: 'write one record a line; the other records are judged',
  },
  'audit.malformed-json': {
    message: 'no valid JSON: {reason} at {place}',
    hint: 'correct the record, or write it again with a JSON library',
  },
  'audit.too-deep': {
    message: 'the record is nested deeper than {limit} levels',
    hint: 'deeper values are kept where they stand as JSON text in a string',
  },
  'audit.not-a-dialogue': {
    message: 'not a dialogue but {form}',
    hint: 'give recorded dialogues or MCI trajectories; `mcip audit --help` lists the formats',
  },
  'audit.unknown-form': {
    message: 'no known form of record: {form}',
    hint: '`mcip audit --help` lists the formats that are read',
  },
  'audit.malformed-record': {
    message: 'malformed {format} record: {place}: {reason}',
    hint: 'correct the record; the other records are judged',
  },
  'audit.no-judge': {
    message: 'this mcip has no judge `{name}` yet; it has {known}',
    hint: 'leave it out of --judges',
  },
  'audit.worker-failed': {
    message: 'worker {worker} ended while it judged {records}: {reason}',
    hint: 'run `mcip audit --jobs 1` on these records to see which one it is, and report it',
  },
  'audit.unjudged': {
    message: 'cannot judge this record: {reason}',
    hint: 'this is a fault of mcip: please report it',
  },
  'bench.unknown-label': {
    message: 'unknown label {label} at {place}',
    hint: 'skip such cases with `--unlabelled skip`, name the class with `--label-map FILE`, or label all with `--label`',
  },
  'bench.unreadable-record': {
    message: 'cannot read the record at {place}: {reason}',
    hint: 'correct the record or take it out, and run the same command again: this one ended there',
  },
  'bench.fetch-failed': {
    message: 'cannot fetch `{url}`: {reason}',
    hint: 'check the network and `--endpoint`; the next run goes on where this one stopped',
  },
  'bench.fetch-mismatch': {
    message: '`{file}` is not what the hub says: {reason}',
    hint: 'it was deleted; fetch it again, and if that repeats, from another `--endpoint`',
  },
  'classifier.malformed-model': {
    message: 'malformed model: {reason}',
    hint: 'train it again with `mcip train`, with the version of mcip that is to use it',
  },
  'classifier.unreadable-model': {
    message: 'cannot read the model `{file}`: {reason}',
    hint: 'name a file that `mcip train` wrote, or leave the option out for the model that ships',
  },
  'train.license': {
    message: '{records} of `{source}` are under {license}, which asks to share alike',
    hint: 'leave them out, or train with `--allow-license` a model that you may share alike',
  },
  'train.too-few': {
    message: '{found} to learn from, at least {needed} are needed',
    hint: 'name more files with `--data`, of appropriate dialogues and of others',
  },
  'train.too-few-marks': {
    message:
      'the flow log holds {found} to learn from, {risks} for a risk and {harmless} for nothing wrong; at least {needed} are needed, {each} of each',
    hint: 'say what is true of verdicts with `mcip log mark`; `mcip approve` and `mcip deny` count too',
  },
  'train.broken-log': {
    message: 'the flow log has {faults}, and nothing is learned from it: {reason}',
    hint: 'see all of them with `mcip log verify`; marks of a log that somebody changed may be theirs',
  },
  'cli.usage': { message: '{reason}', hint: 'run `mcip help` for the commands and their options' },
  'cli.unknown-risk': {
    message: 'unknown risk `{name}`{suggestion}',
    hint: '`mcip taxonomy` lists all risks',
  },
  'cli.unknown-server': {
    message: 'nothing is remembered about a server `{id}`{suggestion}',
    hint: '`mcip servers list` lists all servers',
  },
  'cli.unknown-record': {
    message: 'there is no record {wanted} in `{file}`',
    hint: '`mcip audit FILE --format jsonl` lists the ids of all records',
  },
  'cli.needs-terminal': {
    message: '{what} needs a person at a terminal',
    hint: 'run it yourself in a terminal; its --help says more',
  },
  'cli.within-host': {
    message:
      '{what} is up to a person, and this command was started from `{program}`, where an agent may be at work',
    hint: 'run it in a terminal of your own, outside of the program that the agent runs in',
  },
  'cli.unknown-approval': {
    message: 'there is no request for approval `{id}`',
    hint: '`mcip approvals --all` lists them all',
  },
  'cli.unknown-verdict': {
    message: 'the trajectory `{id}` has no {what}',
    hint: '`mcip log show` numbers the flows of a trajectory; old entries are cut',
  },
  'cli.unwritable': {
    message: 'cannot write `{file}`: {reason}',
    hint: 'check that its folder exists, that you may write there, and that the disk has room',
  },
  'config.unreadable': {
    message: 'cannot read the configuration `{file}`: {reason}',
    hint: 'check the path given to --config and that you may read it',
  },
  'config.invalid': {
    message: 'configuration `{file}`: {reason}',
    hint: 'docs/configuration.md lists every key with its values',
  },
  'log.full': {
    message: 'the flow log `{file}` has no room: {reason}',
    hint: 'free space on the disk first; then `mcip log prune`, which needs some itself, can cut the log',
  },
  'llm.unavailable': {
    message: 'the endpoint `{url}` did not answer: {reason}',
    hint: 'check that the model server runs and that `--llm-url` names its `/v1`; the fail mode decides meanwhile',
  },
  'llm.refused': {
    message: 'the endpoint `{url}` refused the question with status {status}: {reason}',
    hint: 'check the name of the model and the key in `MCIP_LLM_KEY`',
  },
  'llm.gave-up': {
    message: 'the endpoint answers nothing any more, and the run ended early: {reason}',
    hint: 'mend that, and run the same command again: it goes on, and asks nothing twice that it keeps',
  },
  'llm.malformed-answer': {
    message: 'the answer of `{url}` cannot be read: {reason}',
    hint: 'the endpoint must speak the form of OpenAI chat completions; try another model',
  },
  'log.busy': {
    message: 'the flow log `{file}` is locked by another process: {reason}',
    hint: 'end the program that holds it open; a guard tries again by itself',
  },
  'log.corrupt': {
    message: 'the flow log `{file}` is damaged: {reason}',
    hint: 'run `mcip log repair`: it copies what can be read and keeps the damaged file',
  },
  'log.no-baseline': {
    message: 'what is remembered of the server cannot be read: {reason}',
    hint: 'the flow log holds it: see what is wrong with `mcip log verify`',
  },
  'log.not-a-log': {
    message: '`{file}` is no flow log, and was left alone',
    hint: 'give the file of a flow log with --log; beside each lie its keys, FILE.digest-key and FILE.seal-key',
  },
  'log.unavailable': {
    message: 'cannot use the flow log `{file}`: {reason}',
    hint: 'check that the folder exists and you may write to it, or give another file with --log',
  },
  'log.no-driver': {
    message: 'no SQLite driver for the flow log: {reason}',
    hint: 'use Node 22.13 or later, or run `npm install libsql` beside mcip',
  },
  'log.newer-format': {
    message: 'the flow log `{file}` has format {found}; this mcip reads up to {known}',
    hint: 'update mcip, or give another file with --log',
  },
  'log.unstorable-value': {
    message: 'cannot store a value of type {type} in the flow log',
    hint: 'this is a fault of mcip: please report it',
  },
  'log.key-unusable': {
    message: 'cannot use the key file `{file}`: {reason}',
    hint: 'make it a file of 32 bytes that only you may read (chmod 600), or restore it from a backup',
  },
  'log.piece-unreadable': {
    message: 'cannot open a sealed piece of the working set: {reason}',
    hint: 'the piece was changed or sealed under another key; it is safe to delete the working set',
  },
  'log.missing': {
    message: 'there is no flow log at `{file}`',
    hint: 'put `mcip run --` in front of a server command first, or give the file with --log',
  },
  'log.empty': {
    message: 'the flow log `{file}` holds no entry yet',
    hint: 'put `mcip run --` in front of a server command first',
  },
  'log.unknown-trajectory': {
    message: 'no trajectory in the flow log starts with `{id}`',
    hint: 'run `mcip log list` for the trajectories',
  },
  'log.ambiguous-trajectory': {
    message: '`{id}` is the start of {count} trajectories',
    hint: 'give more characters; `mcip log list` shows them whole',
  },
  'log.not-an-export': {
    message: '`{file}` line {line}: {reason}',
    hint: 'give a file written by `mcip log export --form entries`',
  },
  'log.unreadable': {
    message: 'cannot read `{file}`: {reason}',
    hint: 'check the path and that you may read it; without a file the flow log itself is verified',
  },
  'log.not-mci': {
    message: 'no MCI trajectory: {place} {reason}',
    hint: 'schema/mci-trajectory.schema.json says what a line of MCI JSONL holds',
  },
  'transport.no-command': {
    message: 'no server command was given',
    hint: 'put it behind two hyphens: `mcip run -- npx -y some-mcp-server`',
  },
  'transport.command-not-found': {
    message: 'cannot start `{command}`: no such program',
    hint: 'check the spelling, or give its full path: a host may start with another PATH than your shell; a script also needs the interpreter that its first line names',
  },
  'transport.command-not-executable': {
    message: 'cannot start `{command}`: it is not an executable program',
    hint: 'name its interpreter first, as in `node server.js`, or make it executable with `chmod +x`',
  },
  'transport.folder-not-found': {
    message: 'cannot start `{command}`: the working directory `{folder}` does not exist',
    hint: 'create the folder or correct the working directory in the configuration of the host',
  },
  'transport.command-failed': {
    message: 'cannot start `{command}`: {reason}',
    hint: 'run the command by itself to see what it needs',
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
        Object.hasOwn(data, name) ? String(data[name]) : whole,
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
