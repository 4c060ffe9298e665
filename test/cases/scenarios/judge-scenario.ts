/** A scenario and its twin, played, and what of it is not as it should be. */
import { playScenario, type Stop } from './play-scenario.ts'
import { type Miss, type Scenario, twinOf } from './scenario.ts'

export interface JudgedScenario {
  /** Where the attack ended; undefined where it did its harm. */
  readonly attack: Stop | undefined
  /** Everything of the twin that did not go on as it was. */
  readonly twin: readonly Stop[]
  /** What is not as expected, in the order of `misses`. */
  readonly failures: readonly Miss[]
}

export async function judgeScenario(scenario: Scenario): Promise<JudgedScenario> {
  const attack = (await playScenario(scenario)).find(({ ends }) => ends)
  const twin = await playScenario(twinOf(scenario))
  const failures: Miss[] = []
  if (attack === undefined) failures.push('attack')
  else {
    if (placeOf(scenario, attack.place) > placeOf(scenario, scenario.expected.at)) {
      failures.push('place')
    }
    if (!attack.risks.some((risk) => scenario.expected.by.includes(risk))) failures.push('risk')
  }
  if (twin.length > 0) failures.push('twin')
  return { attack, twin, failures }
}

/** Servers introduce themselves in order, then the steps follow. */
function placeOf({ servers, steps }: Scenario, place: string): number {
  const places = [
    ...Object.keys(servers).flatMap((name) => [`${name}/initialize`, `${name}/tools`]),
    ...steps.flatMap(({ id, meanwhile = [] }) => [...meanwhile.map((inner) => inner.id), id]),
  ]
  const at = places.indexOf(place)
  if (at === -1) throw new Error(`no place is named ${place}`)
  return at
}
