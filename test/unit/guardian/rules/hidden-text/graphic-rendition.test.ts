import { expect, it } from 'vitest'
import {
  applyRendition,
  isUnreadable,
  plainRendition,
} from '../../../../../src/guardian/rules/hidden-text/graphic-rendition.ts'

const isHidden = (...parameters: readonly string[]) =>
  isUnreadable(parameters.reduce(applyRendition, plainRendition))

it.each([
  ['8'],
  ['1;8'],
  ['30;40'],
  ['97;107'],
  ['38;5;16;48;5;16'],
  ['38;2;1;2;3;48;2;1;2;3'],
  ['38:2::9:9:9', '48:2::9:9:9'],
  ['38;2;250;250;250', '48;2;255;255;255'],
  ['38;5;231;48;2;255;255;255'],
  ['30', '48;2;0;0;0'],
])('finds %s unreadable', (...parameters) => {
  expect(isHidden(...parameters)).toBe(true)
})

it.each([
  [''],
  ['31'],
  ['1;31;40'],
  ['30;47'],
  ['38;5;8'],
  ['38;5;208;48;5;16'],
  ['38;2;8;8;8'],
  ['8', '28'],
  ['8', '0'],
  ['30;40', '39'],
  ['30;40', '49'],
  ['31', '48;2;205;0;0'],
])('finds %s readable', (...parameters) => {
  expect(isHidden(...parameters)).toBe(false)
})
