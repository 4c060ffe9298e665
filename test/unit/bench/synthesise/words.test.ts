import { describe, expect, it } from 'vitest'
import { createChance } from '../../../../src/bench/chance.ts'
import { templatesOf } from '../../../../src/bench/synthesise/templates/template-set.ts'
import { answerOf, emptied, fill, runAgain } from '../../../../src/bench/synthesise/words.ts'

const templates = templatesOf('train')

describe('answerOf', () => {
  it('states what was returned', () => {
    const answer = answerOf('{"room_price": 120}', templates, createChance(1))
    expect(answer).toContain('room price 120')
  })

  it('says that it is done where nothing can be stated', () => {
    expect(templates.sentences.done).toContain(answerOf('', templates, createChance(1)))
  })
})

describe('fill', () => {
  it('puts values in place of each mark', () => {
    expect(fill('% not %, %', 'a', 2)).toBe('a not 2, ')
  })
})

describe('emptied', () => {
  it('keeps the shape and holds nothing', () => {
    for (let seed = 0; seed < 30; seed++) {
      expect(emptied('[{"a": 1}]', createChance(seed))).toBe('[]')
      expect(emptied('{"hotels": [1]}', createChance(seed))).not.toContain('1')
    }
  })
})

describe('runAgain', () => {
  it('counts ids on, with as many digits', () => {
    const again = runAgain('{"booking_id": "B-00455", "price": 120}', createChance(2))
    expect(again).toMatch(/^\{"booking_id": "B-00\d{3}", "price": 120\}$/)
    expect(again).not.toContain('B-00455')
  })
})
