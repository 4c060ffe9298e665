/** action -> bytes: what leaves for which side once a line is logged. */
import type { Edit } from '../enforcement/action.ts'
import { removeAt, setAt } from '../mcp/edit.ts'
import type { Side } from '../mcp/message.ts'
import type { HandledLine, HandledMessage } from './handled-line.ts'
import type { Question } from './question.ts'

/** Lines for each side, in order, with their line ends. */
export interface Outgoing {
  readonly host: Uint8Array[]
  readonly server: Uint8Array[]
}

/**
 * Adds what leaves because of `line`.
 *
 * @param flowSeq number of a message's first flow, by its place in the line
 */
export function addOutgoing(
  outgoing: Outgoing,
  line: HandledLine,
  flowSeq: (index: number) => number,
): void {
  const back = outgoing[line.from]
  if (line.kind === 'rejected') {
    if (line.reply !== undefined) outgoing.host.push(lineOf(line.reply))
    return
  }
  const on = outgoing[opposite(line.from)]
  if (line.messages.every(({ action }) => action.kind === 'forward')) {
    on.push(line.raw)
    return
  }
  if (isHeld(line)) {
    outgoing.host.push(lineOf(line.question.text))
    return
  }
  const replies = line.messages.flatMap(({ action }, index) => {
    const reply = action.kind === 'reject' ? action.reply(flowSeq(index)) : undefined
    return reply === undefined ? [] : [reply]
  })
  if (replies.length > 0) back.push(lineOf(joined(replies, line.isBatch)))
  if (line.messages.some(mayGoOn)) {
    on.push(lineOf(edited(line, flowSeq)))
    return
  }
  const texts = line.messages.flatMap(({ action }, index) =>
    action.kind === 'replace' && 'text' in action ? [action.text(flowSeq(index))] : [],
  )
  if (texts.length > 0) on.push(lineOf(joined(texts, line.isBatch)))
}

type Judged = HandledLine & { readonly kind: 'judged' }

/** Whether the line waits for the answer to its question. */
export function isHeld(line: HandledLine): line is Judged & { readonly question: Question } {
  if (line.kind !== 'judged' || line.question === undefined) return false
  return line.messages[0]?.action.kind === 'hold'
}

function opposite(side: Side): Side {
  return side === 'host' ? 'server' : 'host'
}

function mayGoOn({ action }: HandledMessage): boolean {
  return action.kind === 'forward' || (action.kind === 'replace' && 'edit' in action)
}

/** The line with the edits of its messages; everything else keeps its bytes. */
function edited(line: Judged, flowSeq: (index: number) => number): string {
  const edits = line.messages.map(({ action }, index): Edit => {
    const edit: Edit =
      action.kind === 'replace' && 'edit' in action
        ? action.edit(flowSeq(index))
        : { remove: [], set: [] }
    return line.isBatch ? below(`/${index}`, edit) : edit
  })
  const text = new TextDecoder().decode(line.raw).trimEnd()
  const set = edits.flatMap((edit) => edit.set)
  const removed = removeAt(
    text,
    edits.flatMap((edit) => edit.remove),
  )
  return set.reduce((changed, { pointer, json }) => setAt(changed, pointer, json), removed)
}

function below(prefix: string, { remove, set }: Edit): Edit {
  return {
    remove: remove.map((pointer) => prefix + pointer),
    set: set.map(({ pointer, json }) => ({ pointer: prefix + pointer, json })),
  }
}

function joined(texts: readonly string[], isBatch: boolean): string {
  return isBatch ? `[${texts.join(',')}]` : texts.join('\n')
}

const encoder = new TextEncoder()

function lineOf(text: string): Uint8Array {
  return encoder.encode(`${text}\n`)
}
