import { expect, it } from 'vitest'
import { memoryPair } from '../../../src/transport/memory-pair.ts'

it('joins two ends: each hands over what the other sends and closes when the other ends', async () => {
  const [near, far] = memoryPair()
  const got: string[] = []
  far.listen((lines) => {
    for (const line of lines) {
      if (line.kind === 'line') far.send(Buffer.concat([Buffer.from('echo '), line.raw]))
    }
  })
  near.listen((lines) => {
    for (const line of lines) got.push(line.kind === 'line' ? `${line.raw}` : line.kind)
  })
  near.send(Buffer.from('one\ntwo\n'))
  await near.end()
  await far.closed
  await far.end()
  await near.closed
  expect(got).toEqual(['echo one\n', 'echo two\n'])
})

it('keeps the line limit on both ends', async () => {
  const [near, far] = memoryPair({ maxBytes: 4 })
  const kinds: string[] = []
  for (const end of [near, far]) {
    end.listen((lines) => {
      for (const line of lines) kinds.push(line.kind)
    })
  }
  near.send(Buffer.from('12345\n'))
  far.send(Buffer.from('12345\n'))
  await near.end()
  await far.end()
  await Promise.all([near.closed, far.closed])
  expect(kinds).toEqual(['too-long', 'too-long'])
})
