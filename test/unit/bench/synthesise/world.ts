/** Gold dialogues, tasks and templates that edits of the tests work with. */
import { createChance } from '../../../../src/bench/chance.ts'
import { callsOf, type Dialogue } from '../../../../src/bench/dialogue.ts'
import { createPool } from '../../../../src/bench/pool.ts'
import type { EditDeps } from '../../../../src/bench/synthesise/edit.ts'
import { highPrivilegeOfTemplates } from '../../../../src/bench/synthesise/high-privilege/high-privilege.ts'
import { taskOf } from '../../../../src/bench/synthesise/task.ts'
import {
  privilegedOf,
  templatesOf,
} from '../../../../src/bench/synthesise/templates/template-set.ts'
import { bmi } from '../gold.ts'

const tool = (name: string, ...keys: readonly string[]) => ({
  name,
  description: `Does ${name}.`,
  parameters: {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])),
  },
})

/** A search, and a booking that takes an id from what was found. */
export const booking: Dialogue = {
  id: 'booking',
  source: 'own',
  license: 'MIT',
  tools: [tool('search_hotels', 'city'), tool('book_hotel', 'hotel_id', 'date')],
  steps: [
    { kind: 'user', text: 'Find a hotel in Lisbon.' },
    {
      kind: 'call',
      name: 'search_hotels',
      arguments: { city: 'Lisbon' },
      returned: '{"hotels": [{"hotel_id": "H-7731", "name": "Miradouro", "price": 120}]}',
    },
    { kind: 'assistant', text: 'Miradouro has a room for 120.' },
    { kind: 'user', text: 'Book it for 2026-05-04, please.' },
    {
      kind: 'call',
      name: 'book_hotel',
      arguments: { hotel_id: 'H-7731', date: '2026-05-04' },
      returned: '{"booking_id": "B-20455", "state": "booked"}',
    },
    { kind: 'assistant', text: 'Your booking has the number B-20455.' },
    { kind: 'user', text: 'Thank you.' },
    { kind: 'assistant', text: 'You are welcome.' },
  ],
}

export const weather: Dialogue = {
  id: 'weather',
  source: 'own',
  license: 'MIT',
  tools: [tool('get_weather', 'city')],
  steps: [
    { kind: 'user', text: 'How warm is it in Oslo?' },
    {
      kind: 'call',
      name: 'get_weather',
      arguments: { city: 'Oslo' },
      returned: '{"city": "Oslo", "celsius": 17}',
    },
    { kind: 'assistant', text: 'It is 17 degrees in Oslo.' },
  ],
}

export const message: Dialogue = {
  id: 'message',
  source: 'other',
  license: 'MIT',
  tools: [tool('send_message', 'to', 'text')],
  steps: [
    { kind: 'user', text: 'Tell anna@example.org that I am late.' },
    {
      kind: 'call',
      name: 'send_message',
      arguments: { to: 'anna@example.org', text: 'I am late.' },
      returned: '{"message_id": 8812}',
    },
    { kind: 'assistant', text: 'The message with the id 8812 was sent.' },
  ],
}

export const golds: readonly Dialogue[] = [bmi, booking, weather, message]

/** What an edit gets; another seed gives other chance. */
export function depsOf(seed = 1): EditDeps {
  const templates = templatesOf('train')
  const privileged = privilegedOf(templates, createChance(1, 'privileged'))
  return {
    chance: createChance(seed, 'test'),
    pool: createPool(golds),
    tasks: golds.flatMap((gold) => taskOf(gold) ?? []),
    templates,
    isOfPart: () => true,
    privileged,
    highPrivilege: highPrivilegeOfTemplates(templates, privileged),
  }
}

/** What something gives under many seeds. */
export function tries<T>(make: (deps: EditDeps) => T | undefined, count = 60): readonly T[] {
  return Array.from({ length: count }, (_none, seed) => make(depsOf(seed))).filter(
    (one): one is T & {} => one !== undefined,
  )
}

export function namesOf(dialogue: Dialogue): readonly string[] {
  return callsOf(dialogue).map(({ name }) => name)
}

/** The steps that an edit names as changed. */
export function changedSteps({
  dialogue,
  changed,
}: {
  readonly dialogue: Dialogue
  readonly changed: readonly { readonly step?: number }[]
}): readonly Dialogue['steps'][number][] {
  return changed.flatMap(({ step }) => dialogue.steps[step ?? -1] ?? [])
}

export function saidIn({ steps }: Dialogue): string {
  return steps.flatMap((step) => (step.kind === 'user' ? [step.text] : [])).join('\n')
}
