import { expect, it } from 'vitest'
import { usage } from '../../../src/cli/usage.ts'

it('is a fault with the reason, and the next step', () => {
  expect(usage('no file')).toMatchObject({ code: 'cli.usage', message: 'no file' })
  expect(usage('no file').hint).toContain('mcip help')
})
