/** What a passage wants in a dialogue: which functions, with which values, and in which words. */

import { wordsOfIdentifier } from '../../../guardian/verbs.ts'
import type { JsonObject } from '../../../mcp/json.ts'
import type { Chance } from '../../chance.ts'
import { callsOf, type Dialogue, type DialogueTool } from '../../dialogue.ts'
import type { EditDeps } from '../edit.ts'
import { foreignCall } from '../foreign-call.ts'
import type { ReturnedCall } from '../task.ts'
import { recordOf, schemaOf } from '../templates/template-set.ts'
import { leavesOf } from '../values.ts'
import { doesSomething } from '../variants.ts'
import { fillJson, fillSlots, type Slots } from './fill-slots.ts'
import type { DeedTemplate } from './passage-words.ts'
import { slotsFor } from './slots.ts'
import type { Wanted } from './tell-goal.ts'

export interface Goal extends Wanted {
  /** In order; the last one is the deed, what stands before it looks something up for it. */
  readonly calls: readonly ReturnedCall[]
  readonly tools: readonly DialogueTool[]
  readonly request: string
  readonly answer: string
}

/** How often the deed is a call of another gold dialogue, and of a function that is already used. */
const takesTask = 0.4
const takesOwn = 0.15
/** Draws before a call that only looks something up is taken. */
const drawsForDeed = 4

/** Undefined where nothing can be wanted that is not called already. */
export function drawGoal(dialogue: Dialogue, deps: EditDeps): Goal | undefined {
  const which = deps.chance.next()
  if (which < takesOwn) {
    const own = ownGoal(dialogue, deps)
    if (own !== undefined) return own
  }
  if (which < takesOwn + takesTask) {
    const task = taskGoal(dialogue, deps)
    if (task !== undefined) return task
  }
  return deedGoal(dialogue, deps)
}

/** A deed of templates, of a function that the dialogue does not call. */
function deedGoal(dialogue: Dialogue, { chance, templates }: EditDeps): Goal | undefined {
  const used = new Set(callsOf(dialogue).map(({ name }) => name))
  const template = chance.pick(
    templates.passages.deeds.filter(
      ({ name, lookUp }) => !used.has(name) && !(lookUp !== undefined && used.has(lookUp.name)),
    ),
  )
  return template === undefined
    ? undefined
    : goalOf(template, slotsFor(dialogue, templates.passages, chance, template), chance)
}

/** A template with its slots filled. */
export function goalOf(template: DeedTemplate, slots: Slots, chance: Chance): Goal {
  const { kind, lookUp, request, answer } = template
  const parts = [...(lookUp === undefined ? [] : [lookUp]), template]
  const calls = parts.map(
    (part): ReturnedCall => ({
      kind: 'call',
      name: part.name,
      arguments: fillJson(part.arguments, slots),
      returned: JSON.stringify({ ...fillJson(part.returned, slots), ...recordOf(chance) }),
    }),
  )
  const tools = parts.map(({ name, description }, at) => ({
    name,
    description,
    parameters: schemaOf(calls[at]?.arguments ?? {}),
  }))
  const asked = fillSlots(request, slots)
  const said = { ...slots, request: asked }
  return { kind, slots: said, calls, tools, request: asked, answer: fillSlots(answer, slots) }
}

/** A call of another task, as its own user asked for it. */
function taskGoal(dialogue: Dialogue, deps: EditDeps): Goal | undefined {
  let found = foreignCall(dialogue, deps)
  for (let draws = 1; draws < drawsForDeed; draws++) {
    if (found !== undefined && doesSomething(found.call)) break
    found = foreignCall(dialogue, deps) ?? found
  }
  if (found === undefined) return undefined
  const { call, tool, request, answer } = found
  return callGoal(call, [tool], request, answer)
}

/** Another call of a function that the dialogue calls, with the values of another dialogue. */
function ownGoal(dialogue: Dialogue, { chance, pool }: EditDeps): Goal | undefined {
  const called = callsOf(dialogue)
  const own = chance.pick(called.filter(doesSomething))
  if (own === undefined) return undefined
  const known = called
    .filter(({ name }) => name === own.name)
    .map(({ arguments: args }) => textOf(args))
  const other = pool.draw(
    chance,
    ({ call }) => call.name === own.name && !known.includes(textOf(call.arguments)),
  )
  if (other === undefined) return undefined
  const request = `${wordsOfIdentifier(own.name).join(' ')}: ${inputsOf(other.call.arguments)}.`
  return callGoal(other.call, [], request, '')
}

function callGoal(
  call: ReturnedCall,
  tools: readonly DialogueTool[],
  request: string,
  answer: string,
): Goal {
  const slots = {
    name: call.name,
    words: wordsOfIdentifier(call.name).join(' '),
    inputs: inputsOf(call.arguments),
    request,
  }
  return { kind: 'task', slots, calls: [call], tools, request, answer }
}

/** Values that a phrase names. */
const maxInputs = 5

function inputsOf(args: JsonObject): string {
  const named = leavesOf(args)
    .slice(0, maxInputs)
    .map(({ key, value }) => `${wordsOfIdentifier(key).join(' ')} ${value}`)
  return named.length === 0 ? 'nothing else' : named.join(', ')
}

function textOf(args: JsonObject): string {
  return JSON.stringify(args)
}
