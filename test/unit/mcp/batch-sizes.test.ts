import { expect, it } from 'vitest'
import { batchSizes } from '../../../src/mcp/batch-sizes.ts'

it('gives the bytes of each element without the white space around it', () => {
  expect(batchSizes(' [ {"a":"ü"} , 1 ,"]," ]')).toEqual([10, 1, 4])
  expect(batchSizes('[]')).toEqual([])
  expect(batchSizes('[{"a":[1,2]}]')).toEqual([11])
})
