/**
 * The parts of MCP that information moves in, in the words of a rule's page: what a rule says it
 * holds for. A value or an order that comes out of one of them counts as much as one that goes in.
 *
 * @see MCP 2025-11-25 and 2026-07-28, Server Features, Client Features, Utilities
 */
export const primitives = {
  'tool-definition': 'definition of a tool (`tools/list`)',
  'tool-call': 'call of a tool (`tools/call`)',
  'tool-result': 'result or error of a tool',
  'embedded-resource': 'resource embedded in a result or a prompt',
  'resource-link': 'link to a resource in a result or a prompt',
  'task-result': 'result of a task, which is that of its call',
  instructions: 'what a server says when it introduces itself',
  'resource-definition': 'definition of a resource or a template',
  'resource-read': 'address of a resource that is read or watched',
  'resource-contents': 'contents of a resource',
  'prompt-definition': 'definition of a prompt (`prompts/list`)',
  'prompt-arguments': 'arguments of a prompt (`prompts/get`)',
  'prompt-message': 'messages of a prompt',
  'completion-argument': 'what was typed so far (`completion/complete`)',
  'completion-values': 'suggested completions',
  'sampling-request': 'request to the model (`sampling/createMessage`)',
  'sampling-answer': 'what the model wrote for a server',
  'elicitation-request': 'question to the user (`elicitation/create`)',
  'elicitation-answer': 'what the user answered a server',
  roots: 'folders that the host tells a server (`roots/list`)',
  'log-message': 'log message of a server',
  progress: 'progress of a call or the state of a task',
  answer: 'answer to the user, where the host passes it on',
} as const

export type Primitive = keyof typeof primitives

/** Where a model reads what a server, or whoever wrote to it, says: content, no definition. */
export const contentOfServers: readonly Primitive[] = [
  'tool-result',
  'embedded-resource',
  'resource-link',
  'task-result',
  'resource-contents',
  'prompt-message',
  'completion-values',
  'sampling-request',
  'elicitation-request',
  'log-message',
  'progress',
]
