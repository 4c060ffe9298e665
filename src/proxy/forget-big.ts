/** Lets go of what was kept of big messages for asking again: nobody does, and it is held for long. */
import { forgetLastName } from '../flow/field-name.ts'
import { forgetLongTexts } from '../flow/recognise/recognise.ts'
import { forgetLastField } from '../flow/subject/party-fields.ts'
import { forgetParsed } from '../mcp/parsed-text.ts'
import { bigLineBytes } from '../transport/line-codec.ts'
import type { Line } from '../transport/transport.ts'

/** Clears the caches of texts when one of `lines`, which have been handled, was big. */
export function forgetBig(lines: readonly Line[]): void {
  if (!lines.some((line) => line.kind === 'line' && line.raw.length > bigLineBytes)) return
  forgetLongTexts()
  forgetParsed()
  forgetLastName()
  forgetLastField()
}
