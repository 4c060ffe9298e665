/** What every transport must do; run against each implementation by `transport.test.ts`. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Line, Transport } from '../../src/transport/transport.ts'

export interface TransportUnderTest {
  readonly name: string
  /** A transport whose far end is `runPeer`; lines above `maxBytes` are too long. */
  open(maxBytes: number): Promise<Transport>
}

/** Collects what a transport hands over, and waits for what has not come yet. */
function collect(transport: Transport): {
  readonly lines: readonly Line[]
  until(count: number): Promise<readonly Line[]>
} {
  const lines: Line[] = []
  let wanted = Number.POSITIVE_INFINITY
  let wake: () => void = () => undefined
  transport.listen((batch) => {
    lines.push(...batch)
    if (lines.length >= wanted) wake()
  })
  return {
    lines,
    until: (count) =>
      new Promise((resolve) => {
        wanted = count
        wake = () => resolve(lines)
        if (lines.length >= count) wake()
      }),
  }
}

function text(line: Line | undefined): string {
  if (line === undefined) return 'nothing'
  return line.kind === 'line' ? Buffer.from(line.raw).toString('latin1') : `too-long ${line.bytes}`
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const mebibyte = 1024 * 1024
const limit = 64 * mebibyte

export function testTransport({ name, open }: TransportUnderTest): void {
  describe(`transport: ${name}`, () => {
    it('carries lines in order, byte for byte, whatever the bytes are', async () => {
      const transport = await open(limit)
      const got = collect(transport)
      const sent = Array.from({ length: 2_000 }, (_, index) =>
        Buffer.concat([
          Buffer.from(`${index} `),
          Buffer.from([0xff, 0x00, 0xc3, index % 10 === 0 ? 0x0d : 0x41]),
          Buffer.from('\n'),
        ]),
      )
      for (const line of sent) await transport.send(line)
      await got.until(sent.length)
      await transport.end()
      await transport.closed
      expect(got.lines.map(text)).toEqual([...sent.map((line) => line.toString('latin1')), 'bye\n'])
    })

    it('hands over one batch at a time, and waits for the promise of the last', async () => {
      const transport = await open(limit)
      let running = 0
      let most = 0
      let largest = 0
      let count = 0
      transport.listen(async (lines) => {
        running += 1
        most = Math.max(most, running)
        largest = Math.max(largest, lines.length)
        count += lines.length
        await new Promise((resolve) => setImmediate(resolve))
        running -= 1
      })
      void transport.send(Buffer.from('!flood 20000\n'))
      await transport.end()
      await transport.closed
      expect({ most, count }).toEqual({ most: 1, count: 20_002 })
      expect(largest).toBeLessThanOrEqual(256)
    })

    it('makes the peer wait while a batch is handled, and loses nothing', async () => {
      const transport = await open(limit)
      const last: string[] = []
      let count = 0
      let slow = true
      transport.listen(async (lines) => {
        count += lines.length
        last.push(...lines.slice(-2).map(text))
        if (!slow) return
        slow = false
        await new Promise((resolve) => setTimeout(resolve, 1_500))
      })
      void transport.send(Buffer.from('!flood 300000\n'))
      await transport.end()
      await transport.closed
      expect(count).toBe(300_002)
      const waits = Number(/waits (\d+)/.exec(last.at(-2) ?? '')?.[1])
      expect(waits).toBeGreaterThan(0)
    })

    it('tells when the peer has fallen behind, and again when it has caught up', async () => {
      const transport = await open(limit)
      const got = collect(transport)
      void transport.send(Buffer.from('!stall 300\n'))
      const line = Buffer.from(`${'y'.repeat(99_999)}\n`)
      let sent = 0
      let caughtUp: Promise<void> | undefined
      while (caughtUp === undefined && sent < 200) {
        caughtUp = transport.send(line)
        sent += 1
      }
      expect(sent).toBeLessThan(100)
      await caughtUp
      expect(transport.send(Buffer.from('last\n'))).toBeUndefined()
      await got.until(sent + 1)
      expect(text(got.lines.at(-1))).toBe('last\n')
      await transport.end()
      await transport.closed
    })

    it('says that a line was too long, with its head, and goes on', async () => {
      const transport = await open(mebibyte)
      const got = collect(transport)
      void transport.send(Buffer.from(`!long ${mebibyte * 2}\n`))
      void transport.send(Buffer.from('after\n'))
      await got.until(2)
      expect(got.lines.map(text)).toEqual([`too-long ${mebibyte * 2 + 1}`, 'after\n'])
      const [first] = got.lines
      expect(first?.kind === 'too-long' && first.head.length).toBe(64 * 1024)
      await transport.end()
      await transport.closed
    })

    it('carries a line of 60 MB both ways', async () => {
      const transport = await open(limit)
      const got = collect(transport)
      const line = Buffer.alloc(60_000_000, 'mcip ')
      line[line.length - 1] = 10
      await transport.send(line)
      await got.until(1)
      const [back] = got.lines
      expect(back?.kind === 'line' && sha256(back.raw)).toBe(sha256(line))
      await transport.end()
      await transport.closed
    })

    it('carries 100,000 small lines both ways', async () => {
      const transport = await open(limit)
      const got = collect(transport)
      for (let index = 0; index < 100_000; index += 1) {
        const caughtUp = transport.send(Buffer.from(`${index}\n`))
        if (caughtUp !== undefined) await caughtUp
      }
      await got.until(100_000)
      expect(got.lines.every((line, index) => text(line) === `${index}\n`)).toBe(true)
      await transport.end()
      await transport.closed
    })

    it('closes when the peer has ended, after its last line, even one without line end', async () => {
      const transport = await open(limit)
      const got = collect(transport)
      void transport.send(Buffer.from('first\n!tail\n'))
      await transport.closed
      expect(got.lines.map(text)).toEqual(['first\n', 'tail'])
      await transport.end()
    })

    it('still sends to a peer that has ended only its own side', async () => {
      const transport = await open(limit)
      collect(transport)
      void transport.send(Buffer.from('!end\n'))
      await transport.closed
      expect(() => transport.send(Buffer.from('!stall 1\n'))).not.toThrow()
      await transport.end()
    })

    it('drops what is sent after our own end', async () => {
      const transport = await open(limit)
      const got = collect(transport)
      await transport.end()
      expect(transport.send(Buffer.from('late\n'))).toBeUndefined()
      await transport.end()
      await transport.closed
      expect(got.lines.map(text)).toEqual(['bye\n'])
    })

    it('stops reading and rejects `closed` when the handler fails', async () => {
      const transport = await open(limit)
      let calls = 0
      transport.listen(() => {
        calls += 1
        throw new Error('handler failed')
      })
      void transport.send(Buffer.from('one\n'))
      await expect(transport.closed).rejects.toThrow('handler failed')
      void transport.send(Buffer.from('two\n'))
      await transport.end()
      expect(calls).toBe(1)
    })

    it('stops reading and rejects `closed` when the promise of the handler rejects', async () => {
      const transport = await open(limit)
      let calls = 0
      transport.listen(async () => {
        calls += 1
        await Promise.reject(new Error('handler rejected'))
      })
      void transport.send(Buffer.from('one\n'))
      await expect(transport.closed).rejects.toThrow('handler rejected')
      void transport.send(Buffer.from('two\n'))
      await transport.end()
      expect(calls).toBe(1)
    })
  })
}
