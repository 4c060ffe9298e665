/** Dialogues of our own to learn from: payments, and payments that are made twice. */
import type { BenchCase } from '../../../../src/bench/bench-case.ts'
import { writeCase } from '../../../../src/bench/bench-case.ts'
import { createChance } from '../../../../src/bench/chance.ts'
import type { Dialogue, DialogueStep } from '../../../../src/bench/dialogue.ts'
import { createExamples, type Example } from '../../../../src/bench/train/examples.ts'

const names = ['Alder', 'Birch', 'Cedar', 'Maple', 'Rowan', 'Hazel']

function payment(number: number, isRepeated: boolean): BenchCase {
  const chance = createChance(number, 'payment')
  const to = chance.pick(names) ?? 'Alder'
  const amount = 10 + chance.below(900)
  const call: DialogueStep = {
    kind: 'call',
    name: 'pay',
    arguments: { to, amount },
    returned: JSON.stringify({ status: 'paid', amount }),
  }
  const dialogue: Dialogue = {
    id: String(number),
    source: ['one', 'two', 'three', 'four'][number % 4] ?? 'one',
    license: 'MIT',
    tools: [{ name: 'pay', description: 'Pays somebody an amount.' }],
    steps: [
      { kind: 'user', text: `Please pay ${to} ${amount}.` },
      call,
      ...(isRepeated ? [call] : []),
      { kind: 'assistant', text: `${to} has been paid ${amount}.` },
    ],
  }
  const label = isRepeated ? 'replay-injection' : 'appropriate'
  const changed = isRepeated ? [{ step: 2, what: 'call repeated' }] : []
  const id = `own/${number}#${label}`
  return {
    id,
    label,
    dialogue,
    origin: { gold: `own/${number}`, form: 'paper', edit: label, seed: 1, changed },
  }
}

/** Each gold dialogue as it is, and with its payment made twice. */
export function payments(count: number): readonly BenchCase[] {
  return Array.from({ length: count }, (_, at) => [payment(at, false), payment(at, true)]).flat()
}

export function examplesOf(cases: readonly BenchCase[]): readonly Example[] {
  const exampleOf = createExamples()
  return cases.flatMap((one) => {
    const { label, origin, dialogue } = one
    const { gold, changed } = origin
    const { source } = dialogue
    return exampleOf({ text: writeCase(one), label, group: gold, source, changed }) ?? []
  })
}
