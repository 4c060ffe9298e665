/** The example of the paper as a recorded dialogue: its four flows in full, and one of a list. */
import { expect, it } from 'vitest'
import { plainDigest } from '../../src/audit/digest.ts'
import { judgeRecord } from '../../src/audit/judge-record.ts'
import { readRecord } from '../../src/audit/readers/read-record.ts'

const call = {
  id: 'c1',
  type: 'function',
  function: { name: 'calculate_bmi', arguments: '{"weight":70,"height":1.75}' },
}
const parameters = {
  type: 'object',
  properties: { weight: { type: 'number' }, height: { type: 'number' } },
  required: ['weight', 'height'],
}
const dialogue = {
  messages: [
    { role: 'user', content: 'Calculate my BMI: my weight is 70 kg, my height is 1.75 m.' },
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'c1', content: '{"bmi":22.86}' },
    { role: 'assistant', content: 'Your BMI is 22.86.' },
  ],
  tools: [{ type: 'function', function: { name: 'calculate_bmi', parameters } }],
}

/** @see Jing et al. 2025, section 3, BMI example */
it('states the flows of the example as the paper does', async () => {
  const record = readRecord(JSON.stringify(dialogue))
  const { steps } = await judgeRecord(record, { guardian: undefined, digest: plainDigest })
  const tuples = steps.flatMap(({ flows }) =>
    flows.map(({ sender, recipient, subject, type, principle }) => [
      `${sender.unit ?? sender.role} -> ${recipient.unit ?? recipient.role}`,
      subject.map(({ role }) => role),
      type.message,
      type.about[0],
      principle,
    ]),
  )
  expect(tuples).toEqual([
    [
      'server -> client',
      ['server'],
      'function-list',
      'function-definition',
      ['transparency', 'service-provision'],
    ],
    ['user -> client', ['user'], 'query', 'health', ['consent']],
    [
      'client -> function:calculate_bmi',
      ['user'],
      'function-request',
      'health',
      ['necessity', 'consent', 'data-minimisation'],
    ],
    [
      'function:calculate_bmi -> client',
      ['user'],
      'function-return',
      'health',
      ['service-provision'],
    ],
    ['client -> user', ['user'], 'response', 'health', ['transparency']],
  ])
})
