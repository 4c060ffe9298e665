/** Gold records and poisoned results of real agents' runs, as `mcip audit --judges rules` judges them. */
import { join } from 'node:path'
import { allRules } from '../../../src/guardian/rules/all-rules.ts'
import type { Finding } from '../../../src/guardian/verdict.ts'
import {
  attackSets,
  audit,
  type ChatRecord,
  goldSets,
  isHeldOut,
  recordsOf,
} from '../guardian-records.ts'
import { rewordContent, type Way, ways } from '../reword-injection.ts'
import { byRisk, type Measured } from './measurement.ts'

const risks = allRules.map(({ risk }) => risk)

function isStopped({ decision }: Finding): boolean {
  return decision !== 'allow'
}

/** Records at odd places, each user message a turn: which rule stops what is harmless. */
export async function goldRecords(data: string): Promise<Measured> {
  const stopped = new Map<string, number>()
  let count = 0
  for (const set of goldSets) {
    const records = recordsOf(join(data, 'gold', `${set}.jsonl.gz`))
    for (const [at, record] of records.entries()) {
      if (at % 2 === 0) continue
      count++
      const { findings } = await audit(record, `${set}:${at}`)
      const named = new Set(findings.filter(isStopped).map(({ risk }) => risk ?? ''))
      for (const risk of named) stopped.set(risk, (stopped.get(risk) ?? 0) + 1)
    }
  }
  return {
    set: `${count} harmless dialogues and runs of twelve public sets, those at odd places`,
    note: 'developed on those at even places',
    risks: byRisk(risks, (risk) => ({ falsely: [stopped.get(risk) ?? 0, count] })),
  }
}

/** Results of AgentDyn's runs with an injection, told anew in words that no rule was made with. */
export async function poisonedResults(
  data: string,
  told: 'recorded' | 'reworded',
): Promise<Measured> {
  const some = ways.filter((way) => (way === 'recorded') === (told === 'recorded'))
  let found = 0
  let count = 0
  for (const set of attackSets) {
    for (const [at, record] of recordsOf(join(data, 'attack', `${set}.jsonl.gz`)).entries()) {
      if (!isHeldOut(record)) continue
      for (const way of some) {
        const { messages, poisoned } = poison(record, way, at)
        const { findings } = await audit({ ...record, messages }, `${set}:${at}`)
        count += poisoned.size
        for (const index of poisoned) {
          const mine = findings.filter(({ message }) => message === index)
          if (mine.some((one) => one.risk === 'function-injection' && isStopped(one))) found++
        }
      }
    }
  }
  return {
    set:
      told === 'recorded'
        ? `${count} poisoned results of real agents' runs (AgentDyn), as recorded, held-out tasks`
        : `the same told anew in ${some.length} other ways, with held-out phrases (${count} results)`,
    note: 'asked about or blocked when the result comes, before anything follows it',
    risks: { 'function-injection': { found: [found, count] } },
  }
}

interface Poisoned {
  readonly messages: ChatRecord['messages']
  /** Places of the messages that hold the injection. */
  readonly poisoned: ReadonlySet<number>
}

function poison(record: ChatRecord, way: Way, at: number): Poisoned {
  const injection = record.meta?.injectionText ?? ''
  const poisoned = new Set<number>()
  const messages = record.messages.map((message, index) => {
    if (message.role !== 'tool' || typeof message.content !== 'string') return message
    const content = rewordContent(message.content, injection, way, 'test', at + index)
    if (content === undefined) return message
    poisoned.add(index)
    return { ...message, content }
  })
  return { messages, poisoned }
}
