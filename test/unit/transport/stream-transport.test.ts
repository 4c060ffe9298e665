import { PassThrough, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { streamTransport } from '../../../src/transport/stream-transport.ts'
import type { Line } from '../../../src/transport/transport.ts'

function texts(lines: readonly Line[]): string[] {
  return lines.map((line) => (line.kind === 'line' ? Buffer.from(line.raw).toString() : line.kind))
}

describe('streamTransport', () => {
  it('hands over what arrived before anybody listened', async () => {
    const input = new PassThrough()
    const transport = streamTransport(input, new PassThrough())
    input.write('early\n')
    // What Node does to the pipes of a process that has exited.
    input.resume()
    await delay(5)
    input.end('late')
    const got: string[] = []
    transport.listen((lines) => {
      got.push(...texts(lines))
    })
    await transport.closed
    expect(got).toEqual(['early\n', 'late'])
  })

  it('hands over all complete lines of one chunk together, at most 256 and about 1 MiB', async () => {
    const input = new PassThrough()
    const transport = streamTransport(input, new PassThrough())
    const batches: number[] = []
    transport.listen((lines) => {
      batches.push(lines.length)
    })
    input.write('a\nb\nc\n')
    await delay(5)
    input.write('x\n'.repeat(600))
    await delay(5)
    input.end(`${'y'.repeat(700_000)}\n`.repeat(3))
    await transport.closed
    expect(batches).toEqual([3, 256, 256, 88, 1, 1, 1])
  })

  describe('while a big line is handled', () => {
    const big = `${'b'.repeat(100_000)}\n`

    /** A transport where only lines that start with `f` may overtake; big lines wait for \`done\`. */
    function opened() {
      const input = new PassThrough({ highWaterMark: 1024 })
      const transport = streamTransport(input, new PassThrough())
      const got: string[] = []
      let done: () => void = () => undefined
      transport.listen(
        (lines) => {
          got.push(...texts(lines).map((text) => text.trimEnd().slice(0, 6)))
          if (!got.at(-1)?.startsWith('bbb')) return undefined
          return new Promise((resolve) => {
            done = resolve
          })
        },
        (line) => texts([line])[0]?.startsWith('f') === true,
      )
      return { input, transport, got, finish: () => done() }
    }

    it('hands over those that may overtake, also of later chunks, and the rest behind it', async () => {
      const { input, got, finish } = opened()
      input.write(`a\n${big}f1\nf2\n`)
      await delay(5)
      expect(got).toEqual(['a', 'bbbbbb', 'f1', 'f2'])
      input.write('f3\n')
      await delay(5)
      input.write('c\nf4\n')
      await delay(5)
      expect(got).toEqual(['a', 'bbbbbb', 'f1', 'f2', 'f3'])
      finish()
      await delay(5)
      expect(got.slice(5)).toEqual(['c', 'f4'])
    })

    it('lets no other big line overtake, and reads no further behind one that may not', async () => {
      const { input, got, finish } = opened()
      input.write(`${big}f1\nf${big}`)
      await delay(5)
      for (let count = 0; count < 50; count += 1) input.write(`f${'x'.repeat(1_000)}\n`)
      await delay(5)
      expect(got).toEqual(['bbbbbb', 'f1'])
      expect(input.writableNeedDrain).toBe(true)
      finish()
      await delay(20)
      expect(got.slice(0, 3)).toEqual(['bbbbbb', 'f1', 'fbbbbb'])
      expect(got).toHaveLength(53)
    })

    it('closes only when the big line is done', async () => {
      const { input, transport, got, finish } = opened()
      input.end(`${big}f1\n`)
      let isClosed = false
      void transport.closed.then(() => {
        isClosed = true
      })
      await delay(5)
      expect([got, isClosed]).toEqual([['bbbbbb', 'f1'], false])
      finish()
      await transport.closed
      expect(isClosed).toBe(true)
    })

    it('goes on in order when the big line is done before one that overtook it', async () => {
      const input = new PassThrough()
      const transport = streamTransport(input, new PassThrough())
      const got: string[] = []
      const open = new Map<string, () => void>()
      transport.listen(
        (lines) => {
          const text = texts(lines).join('').slice(0, 1)
          got.push(text)
          return new Promise((resolve) => open.set(text, resolve))
        },
        (line) => texts([line])[0] === 'f\n',
      )
      input.write(`${big}f\n`)
      await delay(5)
      input.write('c\n')
      open.get('b')?.()
      await delay(5)
      expect(got).toEqual(['b', 'f'])
      open.get('f')?.()
      await delay(5)
      expect(got).toEqual(['b', 'f', 'c'])
    })
  })

  it('reads no more than one chunk ahead while a batch is handled', async () => {
    const input = new PassThrough({ highWaterMark: 1024 })
    const transport = streamTransport(input, new PassThrough())
    let finish: () => void = () => undefined
    const got: string[] = []
    transport.listen((lines) => {
      got.push(...texts(lines))
      return new Promise((resolve) => {
        finish = resolve
      })
    })
    let written = 0
    while (written < 1000 && input.write(`${written}\n`)) {
      written += 1
      if (written % 100 === 0) await delay(1)
    }
    expect(written).toBeLessThan(1000)
    expect(got).toEqual(['0\n'])
    finish()
    await delay(5)
    expect(got.length).toBeGreaterThan(1)
  })

  it('counts a failing input as its end', async () => {
    const input = new PassThrough()
    const transport = streamTransport(input, new PassThrough())
    const got: string[] = []
    transport.listen((lines) => {
      got.push(...texts(lines))
    })
    input.write('whole\nha')
    await delay(5)
    input.destroy(new Error('ECONNRESET'))
    await transport.closed
    expect(got).toEqual(['whole\n', 'ha'])
  })

  it('drops what is sent to a peer that hung up, and can still be ended', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
    const input = new PassThrough()
    const transport = streamTransport(input, output)
    expect(transport.send(Buffer.from('x\n'))).toBeUndefined()
    await delay(5)
    expect(transport.send(Buffer.from('y\n'))).toBeUndefined()
    await transport.end()
    expect(input.destroyed).toBe(false)
  })

  it('ends its input after a failing write where the peer hangs up as a whole', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
    const transport = streamTransport(new PassThrough(), output, { failedWriteEndsInput: true })
    transport.listen(() => undefined)
    void transport.send(Buffer.from('x\n'))
    await transport.closed
  })

  it('resolves the wait of a sender when the peer hangs up instead of catching up', async () => {
    const output = new Writable({ write: () => undefined })
    const transport = streamTransport(new PassThrough(), output)
    const caughtUp = transport.send(Buffer.alloc(1024 * 1024))
    expect(caughtUp).toBeInstanceOf(Promise)
    output.destroy()
    await caughtUp
  })

  it('writes the first message of a turn at once and the rest of it together', async () => {
    const writes: number[] = []
    const output = new Writable({
      write: (_chunk, _encoding, done) => {
        writes.push(1)
        done()
      },
      writev: (chunks, done) => {
        writes.push(chunks.length)
        done()
      },
    })
    const transport = streamTransport(new PassThrough(), output)
    for (let index = 0; index < 5; index += 1) void transport.send(Buffer.from('x\n'))
    expect(writes).toEqual([1])
    await delay(1)
    expect(writes).toEqual([1, 4])
  })
})
