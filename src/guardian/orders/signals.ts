/**
 * What speaks for or against an order, and what each is worth. An order needs an action or an
 * addressee of its own; the points were set by hand and checked on half of the recorded runs.
 *
 * imperative to report: how the verb stands (order-form.ts). costly, consequential, incoming: what it
 * does (action-words.ts). new-target, secret, value, function: what it is about (targets.ts). model to
 * role: to whom it speaks (addressed.ts). record to comment: where it stands (frame.ts). asked,
 * about-query: whether the user asked for it.
 */
export const signals = [
  'imperative',
  'obligation',
  'advice',
  'request',
  'report',
  'costly',
  'consequential',
  'incoming',
  'not-on-offer',
  'new-target',
  'secret',
  'value',
  'function',
  'model',
  'task',
  'secrecy',
  'role',
  'record',
  'whole-field',
  'letter',
  'manual',
  'program',
  'urgent',
  'to-writer',
  'title',
  'question',
  'comment',
  'asked',
  'about-query',
] as const
export type Signal = (typeof signals)[number]

/** Points of each signal. Set by hand and checked on half of the recorded runs. */
export const weights: Readonly<Record<Signal, number>> = {
  imperative: 2,
  obligation: 2,
  advice: 1,
  request: 1,
  report: 0,
  costly: 3,
  consequential: 2,
  incoming: 1,
  'not-on-offer': -1,
  'new-target': 2,
  secret: 2,
  value: 1,
  function: 2,
  model: 3,
  task: 3,
  secrecy: 3,
  role: 3,
  record: 1,
  'whole-field': 1,
  letter: -2,
  manual: -2,
  program: -2,
  urgent: 1,
  'to-writer': -2,
  title: -4,
  question: -1,
  comment: -2,
  asked: -4,
  'about-query': -2,
}
