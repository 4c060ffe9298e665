import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../../../../src/bench/report/escape-html.ts'

describe('escapeHtml', () => {
  it('takes meaning from every mark, in attributes too, and control characters away', () => {
    expect(escapeHtml(`<a href="x" b='y'>&\u0000\u202e`)).toBe(
      '&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;  ',
    )
  })
})
