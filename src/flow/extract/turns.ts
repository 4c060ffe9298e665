/**
 * Turns: what the user says to the client, what the client answers, and what a host sets up. They
 * move on the host plane and are no messages of MCP.
 *
 * @see Jing et al. 2025, section 3, BMI example, flows 1 and 4
 */
import { informationTypesOf } from '../about.ts'
import type { Flow, InformationType, MessageType, Party, Subject } from '../flow.ts'
import { knownNames } from '../known-names.ts'
import { leavesOf } from '../leaves.ts'
import type { Origins } from '../origins.ts'
import { principlesOf } from '../principle/principles-of.ts'
import { subjectsOf } from '../subject.ts'

export interface Turn {
  /** Who speaks; `system` for what the host puts before the dialogue. */
  readonly role: 'user' | 'client' | 'system'
  readonly text: string
  /** Whether the user has asked for something before. */
  readonly requested: boolean
  readonly seq: number
  /** RFC 3339. */
  readonly at: string
  readonly origins: Origins
  /** Keyed digest, lower-case hex. */
  readonly digest: (text: string) => string
}

interface Kind {
  readonly message: MessageType
  readonly kind: 'request' | 'answer'
  readonly sender: Party
  readonly recipient: Party
  /** Holds by the turn's nature, behind what its text shows. */
  readonly about: InformationType
}

const user: Party = { role: 'user' }
const client: Party = { role: 'client' }

const kinds: Readonly<Record<Turn['role'], Kind>> = {
  user: {
    message: 'query',
    kind: 'request',
    sender: user,
    recipient: client,
    about: 'message-text',
  },
  client: {
    message: 'response',
    kind: 'answer',
    sender: client,
    recipient: user,
    about: 'message-text',
  },
  system: {
    message: 'config',
    kind: 'request',
    sender: client,
    recipient: client,
    about: 'model-instruction',
  },
}

/** What every text is. */
const isAnyText: ReadonlySet<InformationType> = new Set(['other', 'message-text'])

/** The flow of one turn; its content is the text. */
export function turnFlow(turn: Turn): Flow {
  const { role, origins } = turn
  const { message, kind, sender, recipient, about } = kinds[role]
  const leaves = leavesOf(turn.text)
  const namesOf = knownNames(leaves, origins)
  const types = informationTypesOf(leaves, undefined, namesOf).filter(
    (type) => !isAnyText.has(type),
  )
  if (!types.includes(about)) types.push(about)
  const text = JSON.stringify(turn.text)
  return {
    seq: turn.seq,
    at: turn.at,
    plane: 'host',
    sender,
    recipient,
    subject: subjectsOfTurn(role, subjectsOf(leaves, origins, { message, kind, sender }, namesOf)),
    type: { message, about: types },
    principle: principlesOf({
      message,
      kind,
      sender,
      recipient,
      about: types,
      leaves,
      args: undefined,
      schema: undefined,
      requested: turn.requested,
      origins,
    }),
    digest: turn.digest(text),
    bytes: Buffer.byteLength(text),
    content: turn.text,
  }
}

/** A set-up is about the client, and about whoever it names. */
function subjectsOfTurn(role: Turn['role'], found: readonly Subject[]): readonly Subject[] {
  if (role !== 'system') return found
  return [...found.filter((subject) => subject.role === 'third-party'), { role: 'client' }]
}
