/**
 * A flow on one line, as the dialogues state it:
 *
 *     client -> function:send@mail | function-request | third-party(Ann Lee), user | person-name | necessity
 *
 * Sender and recipient (`role@name`, or the unit of a server in place of its role), message type,
 * subjects, information types and principles, each most specific first.
 */
import type { Flow, Party, Subject } from '../../../src/flow/flow.ts'

export const elements = ['sender', 'recipient', 'type', 'subject', 'about', 'principle'] as const

export type Element = (typeof elements)[number]

export function flowLine({ sender, recipient, type, subject, principle }: Flow): string {
  return [
    `${partyText(sender)} -> ${partyText(recipient)}`,
    type.message,
    subject.map(subjectText).join(', '),
    type.about.join(', '),
    principle.join(', '),
  ].join(' | ')
}

/** The text of each element of a line. */
export function elementsOf(line: string): Readonly<Record<Element, string>> {
  const [parties = '', type = '', subject = '', about = '', principle = ''] = line.split(' | ')
  const [sender = '', recipient = ''] = parties.split(' -> ')
  return { sender, recipient, type, subject, about, principle }
}

function partyText({ role, name, unit }: Party): string {
  return `${unit ?? role}${name === undefined ? '' : `@${name}`}`
}

function subjectText({ role, name }: Subject): string {
  return name === undefined ? role : `${role}(${name})`
}
