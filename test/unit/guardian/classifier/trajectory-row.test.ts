import { describe, expect, it } from 'vitest'
import { emptyRow } from '../../../../src/guardian/classifier/feature-table.ts'
import {
  createGathered,
  trajectoryColumns,
} from '../../../../src/guardian/classifier/trajectory-row.ts'
import { benchmarkClasses } from '../../../../src/risk/risk.ts'

function saying(risk: number, share: number): Float64Array {
  return Float64Array.from(benchmarkClasses, (_, at) =>
    at === 0 ? 1 - share : at === risk ? share : 0,
  )
}

function rowWith(fit: number): Float32Array {
  const { row, put } = emptyRow()
  put('fit', fit)
  return row
}

describe('createGathered', () => {
  const gathered = createGathered()
  gathered.add('call', rowWith(3), saying(4, 0.75))
  gathered.add('return', rowWith(1), saying(1, 0.25))
  const row = gathered.row()
  const of = (name: string) => row[trajectoryColumns.indexOf(name)]

  it('has a column for each name', () => {
    expect(row).toHaveLength(trajectoryColumns.length)
    expect(gathered.units).toBe(2)
  })

  it('keeps the most suspect unit, and how long ago it was', () => {
    expect(of('most suspect function-injection')).toBe(0.75)
    expect(of('most suspect age')).toBe(1)
    expect(of('last function-overlapping')).toBe(0.25)
  })

  it('keeps what stands around the most suspect call in its turn', () => {
    const around = createGathered()
    around.add('call', rowWith(1), saying(4, 0.25))
    around.add('call', rowWith(2), saying(4, 0.75))
    around.add('return', rowWith(1), saying(4, 0.125))
    around.add('call', rowWith(3), saying(4, 0.5))
    const own = around.row()
    const named = (name: string) => own[trajectoryColumns.indexOf(name)]
    expect([named('calls before it'), named('calls after it')]).toEqual([1, 1])
    expect([named('best before it'), named('best after it')]).toEqual([0.75, 0.5])
    expect([named('suspect fit'), named('suspect units')]).toEqual([2, 1])
    expect(named('mean suspicion')).toBeCloseTo(0.406)
  })

  it('keeps the highest of each class by kind, and of each feature', () => {
    expect(of('most call function-injection')).toBe(0.75)
    expect(of('most answer function-injection')).toBeNaN()
    expect(of('most fit')).toBe(3)
    expect(of('most twin')).toBeNaN()
  })

  it('is all missing but counts before the first unit', () => {
    const empty = createGathered().row()
    expect(Array.from(empty.subarray(0, 3))).toEqual([0, 0, 0])
    expect(empty.subarray(3).every(Number.isNaN)).toBe(true)
  })
})
