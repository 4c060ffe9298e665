/**
 * A server for measurements: `sized {bytes}` answers with a result of about that many bytes,
 * `echo {message}` with the message. Answers are built once per size, so that the server costs
 * little; with `isNew` each holds text that no answer before held.
 */
import { eachLine } from './lines.mjs'

const tools = [
  {
    name: 'sized',
    description: 'Returns a text of the given size.',
    inputSchema: {
      type: 'object',
      properties: { bytes: { type: 'integer', minimum: 0 }, isNew: { type: 'boolean' } },
      required: ['bytes'],
    },
  },
  {
    name: 'echo',
    description: 'Returns the message.',
    inputSchema: {
      type: 'object',
      properties: { message: { type: 'string' } },
      required: ['message'],
    },
  },
]

const towns = ['Oslo', 'Porto', 'Graz', 'Ghent', 'Turku', 'Brno', 'Cork', 'Lund']

/** Plain records from number `first` on, as an order service would list them. */
function records(bytes, first = 0) {
  const lines = []
  for (let length = 0, index = first; length < bytes; index += 1) {
    const town = towns[index % towns.length]
    const line = `order ${10_000 + index}: ${(index % 9) + 1} boxes to ${town}, weight ${(index * 37) % 500} kg, state delivered, note left at the front desk`
    lines.push(line)
    length += line.length + 2
  }
  return lines.join('\n')
}

const answers = new Map()
function sized(bytes, isNew) {
  if (isNew) return newAnswer(bytes)
  const known = answers.get(bytes)
  if (known !== undefined) return known
  const made = answerOf(records(bytes).slice(0, bytes))
  answers.set(bytes, made)
  return made
}

let next = 0
function newAnswer(bytes) {
  const text = records(bytes, next).slice(0, bytes)
  next += text.split('\n').length
  return answerOf(text)
}

function answerOf(text) {
  const content = [{ type: 'text', text }]
  return Buffer.from(`,"result":${JSON.stringify({ content })}}\n`)
}

function answer(id, result) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)
}

eachLine(process.stdin, (line) => {
  const { id, method, params } = JSON.parse(line.toString())
  if (id === undefined) return
  if (method === 'tools/call' && params.name === 'sized') {
    const head = Buffer.from(`{"jsonrpc":"2.0","id":${JSON.stringify(id)}`)
    process.stdout.write(
      Buffer.concat([head, sized(params.arguments.bytes, params.arguments.isNew)]),
    )
  } else if (method === 'tools/call') {
    answer(id, { content: [{ type: 'text', text: `Echo: ${params.arguments.message}` }] })
  } else if (method === 'tools/list') answer(id, { tools })
  else if (method === 'initialize') {
    answer(id, {
      protocolVersion: params.protocolVersion,
      capabilities: { tools: {} },
      serverInfo: { name: 'sized-server', version: '1.0.0' },
    })
  } else answer(id, {})
})
