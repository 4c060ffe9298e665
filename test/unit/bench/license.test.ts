import { describe, expect, it } from 'vitest'
import { isShareAlike } from '../../../src/bench/license.ts'

describe('isShareAlike', () => {
  it.each(['CC-BY-SA-4.0', 'GPL-3.0-only', 'AGPL-3.0', 'Creative Commons ShareAlike'])(
    'knows %s',
    (license) => {
      expect(isShareAlike(license)).toBe(true)
    },
  )

  it.each(['MIT', 'Apache-2.0', 'CC-BY-4.0', 'Apache-2.0 (api-bank/LICENSE)', 'NASA-1.3'])(
    'lets %s pass',
    (license) => {
      expect(isShareAlike(license)).toBe(false)
    },
  )
})
