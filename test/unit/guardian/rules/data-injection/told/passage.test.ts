import { describe, expect, it } from 'vitest'
import {
  passageOf,
  privateRecords,
  tellingStems,
} from '../../../../../../src/guardian/rules/data-injection/told/passage.ts'
import type { JsonValue } from '../../../../../../src/mcp/json.ts'
import { remembered } from '../../../delegation/played.ts'

const records = (returns: JsonValue, name = 'get_notes') =>
  privateRecords(remembered('Hats?', [{ name, returns }]).observations)
const notes: JsonValue = [
  { title: 'Peter Lund', body: 'He was diagnosed with epilepsy in 2021 and works from home.' },
  { title: 'Lamps', body: 'Lamps sell well in winter; the stock is low.' },
]

describe('records that were read', () => {
  it('are what stands side by side', () => {
    expect(records(notes).map(({ text }) => text.split('\n')[0])).toEqual(['Peter Lund', 'Lamps'])
    expect(records([{ name: 'Fair', attendees: ['Ann', 'Bob'] }]).map(({ text }) => text)).toEqual([
      'Fair\nAnn\nBob',
    ])
  })
  it('are none of what everybody may read', () => {
    expect(records(notes, 'search_news')).toEqual([])
    expect(records(notes, 'fetch_article')).toEqual([])
  })
  it('are bounded', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({ name: `Hat ${at}`, note: 'felt' }))
    expect(records(many).length).toBeLessThanOrEqual(512)
  })
})

describe('the passage that says what a sentence says', () => {
  it('is found in other words and another order', () => {
    const found = passageOf(records(notes), 'Peter works from home since his epilepsy diagnosis.')
    expect(found?.share).toBeGreaterThan(0.8)
    expect(found?.record.text).toContain('Peter Lund')
  })
  it('takes a date for the same in figures and in words', () => {
    const fair = records([{ name: 'Lamp fair', on: '2026-05-03' }])
    expect(passageOf(fair, 'The lamp fair is on May 03, 2026.')?.share).toBe(1)
  })
  it('shares little with a sentence about something else', () => {
    expect(passageOf(records(notes), 'Anna painted the garden fence green.')).toBeUndefined()
    expect(
      passageOf(records(notes), 'Peter painted the garden fence green yesterday.')?.share,
    ).toBeLessThan(0.5)
  })
  it('must stand together: words from all over a long text are no passage', () => {
    const apart = `epilepsy ${'lamp '.repeat(200)} Peter ${'hat '.repeat(200)} home`
    expect(
      passageOf(records([{ body: apart }]), 'Peter is at home with epilepsy.')?.share,
    ).toBeLessThan(0.5)
  })
  it('is nothing of nothing', () => {
    expect(passageOf([], 'Peter is ill.')).toBeUndefined()
    expect(passageOf(records(notes), '...')).toBeUndefined()
    expect(tellingStems('of the and')).toEqual([])
  })
})
