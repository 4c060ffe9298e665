import { describe, expect, it } from 'vitest'
import { putChoices } from '../../../../../src/guardian/classifier/features/choice-features.ts'
import { latestTurnOf } from '../../../../../src/guardian/classifier/features/latest-turn.ts'
import { recentOf } from '../../../../../src/guardian/classifier/features/unit-features.ts'
import { standingOf } from '../../../../../src/guardian/task/standing.ts'
import { playedCall, text, tool } from '../../task/task-input.ts'
import { put } from '../named-row.ts'

const cuisine = { type: 'string', enum: ['italian', 'thai', 'fast_food', 'al'] }
const tools = [tool('find_table', 'Finds a table of a cuisine.', { cuisine, note: text })]

function choicesOf(args: Readonly<Record<string, string>>, user: string) {
  const input = playedCall('find_table', args, { user, tools })
  const standing = standingOf(input)
  const turn = latestTurnOf(input.past)
  return put((fill) => {
    if (standing !== undefined && turn !== undefined)
      putChoices(fill, input.origins, standing, turn, recentOf(input.past))
  })
}

describe('putChoices', () => {
  it('sees a choice other than the one that the user named', () => {
    expect(choicesOf({ cuisine: 'thai' }, 'Find me an Italian table.')('choice-otherwise')).toBe(1)
    expect(choicesOf({ cuisine: 'thai' }, 'Some fast food, please.')('choice-otherwise')).toBe(1)
  })

  it('says nothing where the user named that one, both, none, or a longer word', () => {
    for (const user of [
      'Find me a Thai table.',
      'A table, Thai or Italian.',
      'Find me a table.',
      'A table of Italianate style, finally.',
    ]) {
      expect(choicesOf({ cuisine: 'thai' }, user)('choice-otherwise')).toBe(0)
    }
    expect(choicesOf({ cuisine: 'greek' }, 'Italian, please.')('choice-otherwise')).toBe(0)
  })

  it('counts texts of which the user said no word, and words that nothing takes up', () => {
    const other = choicesOf({ note: 'window seat' }, 'Find me a table beside the aquarium.')
    const own = choicesOf({ note: 'beside aquarium' }, 'Find me a table beside the aquarium.')
    expect([other('text-unsaid'), own('text-unsaid')]).toEqual([1, 0])
    expect(other('words-unused') ?? 0).toBeGreaterThan(own('words-unused') ?? 1)
  })

  it('is not led astray by parameters named like members of every object', () => {
    expect(choicesOf({ constructor: 'thai' }, 'Italian, please.')('choice-otherwise')).toBe(0)
  })
})
