/** The one table of methods and the files that know what they move. */
import { isJsonObject } from '../../mcp/json.ts'
import { cancellationPart } from './cancellation.ts'
import { completionPart } from './completion.ts'
import { discoveryPart } from './discovery.ts'
import { elicitationCompletePart, elicitationPart } from './elicitation.ts'
import { errorPart } from './errors.ts'
import { genericPart } from './generic.ts'
import { answeringPart, inputRequiredPart } from './input-required.ts'
import { logLevelPart, logPart } from './logging.ts'
import type { Extractor, Part, PartInput } from './part.ts'
import { progressPart } from './progress.ts'
import { promptListPart, promptPart } from './prompts.ts'
import { resourceListPart, resourceReadPart, resourceTemplateListPart } from './resources.ts'
import { rootsPart } from './roots.ts'
import { samplingPart } from './sampling.ts'
import { listChangedPart, listenPart, subscriptionPart } from './subscriptions.ts'
import { startedTaskPart, startsTask, taskListPart, taskPart, taskResultPart } from './tasks.ts'
import { toolCallPart, toolListPart } from './tools.ts'

const extractors: ReadonlyMap<string, Extractor> = new Map<string, Extractor>([
  ['initialize', discoveryPart],
  ['notifications/initialized', discoveryPart],
  ['server/discover', discoveryPart],
  ['tools/list', toolListPart],
  ['tools/call', toolCallPart],
  ['resources/list', resourceListPart],
  ['resources/templates/list', resourceTemplateListPart],
  ['resources/read', resourceReadPart],
  ['prompts/list', promptListPart],
  ['prompts/get', promptPart],
  ['completion/complete', completionPart],
  ['sampling/createMessage', samplingPart],
  ['elicitation/create', elicitationPart],
  ['notifications/elicitation/complete', elicitationCompletePart],
  ['roots/list', rootsPart],
  ['resources/subscribe', subscriptionPart],
  ['resources/unsubscribe', subscriptionPart],
  ['notifications/resources/updated', subscriptionPart],
  ['subscriptions/listen', listenPart],
  ['notifications/subscriptions/acknowledged', listenPart],
  ['notifications/tools/list_changed', listChangedPart],
  ['notifications/resources/list_changed', listChangedPart],
  ['notifications/prompts/list_changed', listChangedPart],
  ['notifications/roots/list_changed', listChangedPart],
  ['logging/setLevel', logLevelPart],
  ['notifications/message', logPart],
  ['notifications/progress', progressPart],
  ['notifications/cancelled', cancellationPart],
  ['tasks/get', taskPart],
  ['tasks/result', taskResultPart],
  ['tasks/list', taskListPart],
  ['tasks/cancel', taskPart],
  ['tasks/update', taskPart],
  ['notifications/tasks/status', taskPart],
  ['notifications/tasks', taskPart],
])

/** What a message moves: its main part, with the extra ones in it. */
export function partOf(input: PartInput): Part {
  const { method, kind, params, result, error } = input
  if (error !== undefined) return errorPart(input, error)
  if (kind === 'answer' && method !== undefined && isJsonObject(result)) {
    if (result.resultType === 'input_required') return inputRequiredPart(input, result)
    if (startsTask(result)) return startedTaskPart(input, result)
  }
  const extractor = method === undefined ? undefined : extractors.get(method)
  const part = (extractor ?? genericPart)(input)
  if (kind !== 'request' || params === undefined || !mayAskAgain(extractor)) return part
  const isAgain = params.inputResponses !== undefined || params.requestState !== undefined
  return isAgain ? answeringPart(input, part, params) : part
}

/** @see MCP 2026-07-28, Multi Round-Trip Requests, supported requests */
function mayAskAgain(extractor: Extractor | undefined): boolean {
  return extractor === toolCallPart || extractor === promptPart || extractor === resourceReadPart
}
