import { describe, expect, it } from 'vitest'
import {
  expectedCalibrationError,
  reliabilityOf,
} from '../../../../src/bench/evaluate/calibration.ts'
import { scoredOf } from './scored-cases.ts'

const right = (confidence: number) => scoredOf('appropriate', 'appropriate', { confidence })
const wrong = (confidence: number) => scoredOf('appropriate', 'data-injection', { confidence })

describe('expectedCalibrationError', () => {
  it('is nothing where confidence is what it says', () => {
    expect(expectedCalibrationError([right(1), right(1)])).toBe(0)
    expect(expectedCalibrationError([right(0.5), wrong(0.5)])).toBe(0)
  })

  it('is the mean gap, weighted by answers', () => {
    const gap = expectedCalibrationError([wrong(1), right(1), right(0.5), wrong(0.5)])
    expect(gap).toBeCloseTo(0.25, 12)
  })

  it('leaves out what was not answered', () => {
    const failed = scoredOf('appropriate', 'appropriate', { error: 'x' })
    expect(expectedCalibrationError([failed])).toBeUndefined()
    expect(reliabilityOf([failed, right(1)])).toEqual([{ count: 1, confidence: 1, accuracy: 1 }])
  })
})
