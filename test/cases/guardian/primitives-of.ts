/** Which parts of MCP a case holds, read from its messages: what its `primitive` says must be there. */
import type { Primitive } from '../../../src/guardian/primitive.ts'
import type { Side } from '../../../src/mcp/message.ts'
import type { GuardianCase, Json } from './guardian-case.ts'
import { sentBy } from './play-case.ts'

const ofRequest: Readonly<Record<string, Primitive>> = {
  'tools/call': 'tool-call',
  'resources/read': 'resource-read',
  'resources/subscribe': 'resource-read',
  'prompts/get': 'prompt-arguments',
  'completion/complete': 'completion-argument',
  'sampling/createMessage': 'sampling-request',
  'elicitation/create': 'elicitation-request',
  'notifications/message': 'log-message',
  'notifications/progress': 'progress',
  'notifications/tasks': 'progress',
  'notifications/tasks/status': 'progress',
}

const ofAnswer: Readonly<Record<string, Primitive>> = {
  initialize: 'instructions',
  'tools/list': 'tool-definition',
  'tools/call': 'tool-result',
  'tasks/result': 'task-result',
  'tasks/get': 'task-result',
  'resources/list': 'resource-definition',
  'resources/templates/list': 'resource-definition',
  'resources/read': 'resource-contents',
  'prompts/list': 'prompt-definition',
  'prompts/get': 'prompt-message',
  'completion/complete': 'completion-values',
  'sampling/createMessage': 'sampling-answer',
  'elicitation/create': 'elicitation-answer',
  'roots/list': 'roots',
}

/** All that the case's own messages and those of the server beside it hold. */
export function primitivesOf({ known, beside, messages }: GuardianCase): ReadonlySet<Primitive> {
  const found = new Set<Primitive>()
  for (const steps of [known ?? [], beside?.messages ?? [], messages]) {
    const methods = new Map<string, string>()
    for (const { step, sent } of sentBy(steps)) {
      if (step.says !== undefined) found.add('answer')
      for (const [from, message] of sent)
        for (const one of primitivesIn(from, message, methods)) found.add(one)
    }
  }
  return found
}

/** @param methods of the requests so far, by side and id */
function primitivesIn(
  from: Side,
  message: Json,
  methods: Map<string, string>,
): readonly Primitive[] {
  const { id, method } = message
  if (typeof method === 'string') {
    if (id !== undefined) methods.set(`${from} ${id}`, method)
    const one = ofRequest[method]
    return one === undefined ? [] : [one]
  }
  const answered = methods.get(`${from === 'host' ? 'server' : 'host'} ${id}`) ?? ''
  const one = ofAnswer[answered]
  const text = JSON.stringify(message)
  const isText = answered === 'initialize' && !text.includes('"instructions"')
  return [
    ...(one === undefined || isText ? [] : [one]),
    ...(text.includes('"type":"resource"') ? (['embedded-resource'] as const) : []),
    ...(text.includes('"type":"resource_link"') ? (['resource-link'] as const) : []),
  ]
}
