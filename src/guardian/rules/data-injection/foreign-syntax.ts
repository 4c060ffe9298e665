/**
 * A value that content or the model chose and that is more than the name it stands for: a command
 * for a shell, an option, a way out of a folder, an expression; or an address in place of an id.
 * Words, messages and code may hold all of that; a text only where it leaves its quotation marks.
 */

import { isJsonObject } from '../../../mcp/json.ts'
import type { ValueOrigin } from '../../../trajectory/provenance/origin.ts'
import { type Asked, askedIn } from '../../delegation/asked.ts'
import { type CalledFunction, calledFunction } from '../../delegation/called-function.ts'
import { leavesQuotes, syntaxIn, syntaxNames } from '../../delegation/command-syntax.ts'
import { mayBeAddress, propertyOf, useOf } from '../../delegation/parameter-use.ts'
import { fieldOf } from '../../delegation/weight.ts'
import { earlierPlace } from '../../earlier-place.ts'
import type { Claim, JudgeInput } from '../../judge.ts'
import { atServer, quoteName } from '../../quote-name.ts'
import { wordsOfIdentifier } from '../../verbs.ts'

/** Values of one call that are looked at. */
const maxValues = 64

/** What is claimed of values that are more than names; empty for other messages. */
export function foreignSyntax(input: JudgeInput): readonly Claim[] {
  const called = calledFunction(input)
  if (called === undefined) return []
  let asked: Asked | undefined
  for (const origin of input.origins.slice(0, maxValues)) {
    const { value, pointer, source, from } = origin
    if (typeof value !== 'string' || value.length < 4 || source === 'schema') continue
    const [best] = from
    if (best?.integrity === 'user') continue
    const found = foundIn(input, called, origin)
    if (found === undefined) continue
    asked ??= askedIn(input.past)
    if (asked.text.includes(value.toLowerCase())) continue
    return [
      {
        decision: 'ask',
        severity: found.isRun ? 'high' : 'medium',
        confidence: best === undefined ? 0.6 : 0.8,
        element: 'type',
        text: `The call of ${quoteName(called.name)}${atServer(input.server.id)} has ${found.what} in \`${fieldOf(pointer)}\`${best === undefined ? '' : ', from content'}; the parameter is there for something else.`,
        evidence: [
          { pointer: `/params/arguments${pointer}` },
          ...(best === undefined ? [] : [earlierPlace(best)]),
        ],
      },
    ]
  }
  return []
}

interface Found {
  readonly what: string
  readonly isRun: boolean
}

function foundIn(
  input: JudgeInput,
  called: CalledFunction,
  { pointer, value, source, from }: ValueOrigin,
): Found | undefined {
  const text = String(value)
  const field = fieldOf(pointer)
  const use = useOf(field)
  if (use === 'code') return undefined
  const isFromContent =
    (source === 'found' || source === 'window') &&
    from.some(({ integrity }) => integrity === 'untrusted')
  if (use === 'name' && isFromContent && isAddress(input, called, pointer, text)) {
    return { what: 'an address where an id belongs', isRun: false }
  }
  if (use !== 'name') {
    return isFromContent && leavesQuotes(text)
      ? { what: 'commands for a shell', isRun: true }
      : undefined
  }
  return inName(text, isFromContent)
}

/** The model's own names may be options or lie a folder up. */
function inName(text: string, isFromContent: boolean): Found | undefined {
  const kind = syntaxIn(text)
  if (kind === undefined || (!isFromContent && kind !== 'command')) return undefined
  return { what: syntaxNames[kind], isRun: kind === 'command' }
}

function isAddress(
  { tool }: JudgeInput,
  { name }: CalledFunction,
  pointer: string,
  text: string,
): boolean {
  if (!/^[a-z][a-z\d+.-]{1,20}:\/\/[^\s/]{3}/i.test(text)) return false
  const field = fieldOf(pointer)
  // What is named by its address often is: files, images, repositories.
  if (!/^(?:id|key|number)$/.test(wordsOfIdentifier(field).at(-1) ?? '')) return false
  const schema = tool(name)?.value.inputSchema
  return !mayBeAddress(field, propertyOf(isJsonObject(schema) ? schema : undefined, field))
}
