/** The trajectory of a host process, with the log as the memory of when its last message was. */
import type { Store } from '../log/store.ts'
import { type Clock, createGenerations, type Generations } from '../trajectory/generations.ts'
import type { HostTrajectory } from '../trajectory/message-trajectory.ts'

/** @param found the name of the host process; undefined where there is none */
export function createHostTrajectory(
  found: string | undefined | Promise<string | undefined>,
  store: () => Pick<Store, 'head'> | undefined,
  clock: Clock,
): HostTrajectory {
  let generations: Generations | undefined

  async function lastLogged(value: string): Promise<number | undefined> {
    const open = store()
    if (open === undefined) throw new Error('the store is not open')
    const head = await open.head({ source: 'host-process', value })
    return head === undefined ? undefined : Date.parse(head.lastAt)
  }

  function start(host: string | undefined): void {
    if (host !== undefined) generations = createGenerations(host, lastLogged, clock)
  }

  const starting = found instanceof Promise ? found.then(start, () => undefined) : start(found)
  let isStarting = starting instanceof Promise
  return {
    current() {
      if (!isStarting) return generations?.current()
      return Promise.resolve(starting).then(() => {
        isStarting = false
        return generations?.current()
      })
    },
    passed: () => generations?.passed(),
  }
}
