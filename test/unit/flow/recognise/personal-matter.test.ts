import { describe, expect, it } from 'vitest'
import { mattersIn } from '../../../../src/flow/recognise/personal-matter.ts'

const found = (sentence: string) => [...mattersIn(sentence)].sort()

describe('what a sentence touches of a person', () => {
  it('is found by one word, or by a group of words', () => {
    expect(found('Petra has been coughing since her surgery.')).toEqual(['health'])
    expect(found('Petra has felt lost since May.')).toEqual(['feelings'])
    expect(found('He is separated from his partner.')).toEqual(['relations'])
    expect(found('Uwe was charged with theft.')).toEqual(['law'])
    expect(found('Salma prays at noon.')).toEqual(['belief'])
    expect(found('Her salary is too low to repay the loan.')).toEqual(['money'])
    expect(found('Kofi needs to work on his notes.')).toEqual(['appraisal'])
    expect(found('She lives at the mill.')).toEqual(['whereabouts'])
    expect(found('His passport number is new.')).toEqual(['identity'])
  })
  it('can be several', () => {
    expect(found('The divorce made him depressed, and he borrowed money.')).toEqual([
      'health',
      'money',
      'relations',
    ])
  })
  it('is found by the endings of medicines, conditions and operations', () => {
    expect(found('Ivo takes zofenopril.')).toEqual(['health'])
    expect(found('Ivo has blepharitis.')).toEqual(['health'])
    expect(found('Ivo had a splenectomy.')).toEqual(['health'])
  })
  it('is nothing of work, weather and sympathy', () => {
    for (const sentence of [
      'Petra finished the start page on Monday.',
      'The chronicle of April is in the reservoir house.',
      'Anna analyzes the breakdown of costs in academia.',
      'Ben has the keys, and Carla leads the first stretch.',
      'Please address the issue in the next release.',
    ])
      expect(found(sentence), sentence).toEqual([])
  })
  it('ends with any input', () => {
    expect(found('')).toEqual([])
    expect(found('needs to '.repeat(10_000))).toEqual([])
    expect(found(`${'lacks a '.repeat(10_000)}`)).toEqual([])
    expect(found('\u0000\u202e'.repeat(5_000))).toEqual([])
    expect(found('a'.repeat(200_000))).toEqual([])
  })
})
