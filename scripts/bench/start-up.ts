/** Time from spawn to the initialize answer. */
import { startClient } from './line-client.ts'
import { median } from './statistics.ts'
import { everythingServer, type Subject, type SubjectName } from './subjects.ts'

export interface StartUpRow {
  readonly subject: SubjectName
  readonly p50Ms: number
  readonly addedMs: number
}

/**
 * Starts and ends `subject` once. WHY: the first guard after a build keeps its compiled code for those
 * behind it (decision 19), and holds some 10 MB more than they do.
 */
export async function startOnce(subject: Subject): Promise<void> {
  const client = await startClient(subject.wrap(everythingServer))
  await client.close()
}

export async function measureStartUp(
  subjects: readonly Subject[],
  rounds: number,
  onRound: (round: number, rounds: number) => void,
): Promise<StartUpRow[]> {
  const times = new Map<SubjectName, number[]>(subjects.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    onRound(round, rounds)
    for (const subject of subjects) {
      const client = await startClient(subject.wrap(everythingServer))
      times.get(subject.name)?.push(client.startMs)
      await client.close()
    }
  }
  const direct = median(times.get('direct') ?? [])
  return subjects.map(({ name }) => {
    const p50Ms = median(times.get(name) ?? [])
    return { subject: name, p50Ms, addedMs: p50Ms - direct }
  })
}
