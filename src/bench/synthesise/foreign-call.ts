/** A call of another task as it could be in this dialogue: its arguments are partly from here. */
import { callsOf, type Dialogue, type DialogueTool } from '../dialogue.ts'
import type { EditDeps } from './edit.ts'
import type { ReturnedCall, Task } from './task.ts'
import { adaptArguments, swapValues } from './values.ts'

export interface Foreign {
  readonly task: Task
  readonly call: ReturnedCall
  readonly tool: DialogueTool
  /** Request and answer of its task, with the same values. */
  readonly request: string
  readonly answer: string
}

/** Draws before the search gives up. */
const maxDraws = 60
/** How often the other task is one of the same source: its functions fit best. */
const prefersSource = 0.7

/** A call of a task with one call only, of a function that the dialogue does not use. */
export function foreignCall(dialogue: Dialogue, deps: EditDeps): Foreign | undefined {
  const { chance, tasks } = deps
  const used = new Set(callsOf(dialogue).map(({ name }) => name))
  const wantsSource = chance.happens(prefersSource)
  for (let draws = 0; draws < maxDraws; draws++) {
    const task = chance.pick(tasks)
    const [call] = task?.calls ?? []
    if (task === undefined || call === undefined || task.calls.length > 1) continue
    if (used.has(call.name)) continue
    if (wantsSource && draws < maxDraws / 2 && !isOf(task, dialogue)) continue
    const tool = task.tools.find(({ name }) => name === call.name)
    if (tool === undefined || isOtherwiseOffered(dialogue, tool)) continue
    const { arguments: args, swapped } = adaptArguments(
      call.arguments,
      task.request,
      dialogue,
      chance,
    )
    return {
      task,
      tool,
      call: { ...call, arguments: args, returned: swapValues(call.returned, swapped) },
      request: swapValues(task.request, swapped),
      answer: swapValues(task.answer, swapped),
    }
  }
  return undefined
}

function isOf(task: Task, dialogue: Dialogue): boolean {
  return task.source === undefined || task.source === dialogue.source
}

/** Whether the dialogue has another function of that name. */
function isOtherwiseOffered({ tools }: Dialogue, tool: DialogueTool): boolean {
  const own = tools.find(({ name }) => name === tool.name)
  return own !== undefined && own.description !== tool.description
}
