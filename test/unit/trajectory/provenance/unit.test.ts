import { describe, expect, it } from 'vitest'
import {
  converted,
  unitBeside,
  unitOfField,
  unitsOf,
} from '../../../../src/trajectory/provenance/unit.ts'

describe('unitBeside', () => {
  it('reads the unit after a number, and the currency before it', () => {
    expect(unitBeside('70 kg', 0, 2)).toEqual({ dimension: 'mass', factor: 1 })
    expect(unitBeside('70kilograms', 0, 2)).toEqual({ dimension: 'mass', factor: 1 })
    expect(unitBeside('21°C', 0, 2)).toEqual({ dimension: 'temperature', factor: 1 })
    expect(unitBeside('15%', 0, 2)).toEqual({ dimension: 'share', factor: 0.01 })
    expect(unitBeside('$20', 0, 3)).toEqual({ dimension: 'money', factor: 1 })
    expect(unitBeside('20 apples', 0, 2)).toBeUndefined()
  })
})

describe('unitOfField', () => {
  it('reads the unit in the name of a field', () => {
    expect(unitOfField('weight_kg')?.dimension).toBe('mass')
    expect(unitOfField('durationMinutes')).toEqual({ dimension: 'time', factor: 60 })
    expect(unitOfField('temp_f')).toEqual({ dimension: 'temperature', factor: 2 })
    expect(unitOfField('price')?.dimension).toBe('money')
    expect(unitOfField('s_name')).toBeUndefined()
    expect(unitOfField('')).toBeUndefined()
  })
})

describe('converted', () => {
  const unit = (field: string) => unitOfField(field) ?? { dimension: '', factor: 0 }
  it('converts within a dimension only', () => {
    expect(converted(70, unit('kg'), unit('lb'))[0]).toBeCloseTo(154.32, 2)
    expect(converted(2, unit('hours'), unit('minutes'))).toEqual([120])
    expect(converted(100, unit('celsius'), unit('fahrenheit'))).toEqual([212])
    expect(converted(300, unit('kelvin'), unit('celsius'))[0]).toBeCloseTo(26.85)
    expect(converted(19.99, unit('price'), unit('cents'))[0]).toBeCloseTo(1999)
    expect(converted(2, unit('gb'), unit('mb'))).toEqual([2_048, 2_000])
    expect(converted(1, unit('kg'), unit('minutes'))).toEqual([])
  })
})

describe('unitsOf', () => {
  it('knows the units of a dimension', () => {
    expect(unitsOf('mass').length).toBeGreaterThan(3)
    expect(unitsOf('odd')).toEqual([])
  })
})
