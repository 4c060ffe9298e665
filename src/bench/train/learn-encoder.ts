/**
 * Pairs of texts that mean the same -> vectors of the pieces of text: a text shall be nearer to its
 * own partner than to those of the pairs beside it. All chance comes from the seed, and sums run in
 * one fixed order, so the same pairs give the same bytes.
 *
 * @see Bojanowski et al. 2017, Enriching Word Vectors with Subword Information (hashed pieces)
 * @see van den Oord et al. 2018, arXiv:1807.03748 (contrast with the rest of the batch)
 */
import { piecesOf } from '../../guardian/classifier/encode-text.ts'
import type { Encoder } from '../../guardian/classifier/model.ts'
import { createChance } from '../chance.ts'

export interface TextPair {
  readonly one: string
  readonly other: string
}

export interface EncoderOptions {
  readonly seed: number
  readonly buckets?: number
  readonly dimensions?: number
  readonly epochs?: number
  /** Length of a step. */
  readonly rate?: number
  /** By what likeness is divided before it is made a probability. */
  readonly temperature?: number
}

export interface Epoch {
  /** From 1. */
  readonly epoch: number
  /** Mean cross entropy of finding the partner. */
  readonly loss: number
}

/** Pairs that are told apart in one step. */
const batchSize = 64
/** Pairs that follow each other stay together when the order is drawn: they are alike. */
const blockSize = 8
/** What is added before a root is drawn. */
const tiny = 1e-8

/** Yields each pass over the pairs; returns the vectors. */
export function* learnEncoder(
  pairs: readonly TextPair[],
  {
    seed,
    buckets = 32_768,
    dimensions = 48,
    epochs = 6,
    rate = 0.05,
    temperature = 0.07,
  }: EncoderOptions,
): Generator<Epoch, Encoder> {
  const chance = createChance(seed, 'encoder')
  const own = pairs.map(
    ({ one, other }) => [piecesOf(one, buckets), piecesOf(other, buckets)] as const,
  )
  const vectors = Float32Array.from(
    { length: buckets * dimensions },
    () => (chance.next() + chance.next() + chance.next() - 1.5) * 0.2,
  )
  const steps = new Float32Array(buckets)
  const space = createSpace(dimensions)
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let loss = 0
    let count = 0
    const order = blocksInOrder(own.length, chance.shuffled)
    const now = rate * (1 - (epoch - 1) / epochs)
    for (let from = 0; from + 1 < order.length; from += batchSize) {
      const batch = order.slice(from, from + batchSize).flatMap((at) => {
        const pair = own[at]
        return pair === undefined || pair[0].length === 0 || pair[1].length === 0 ? [] : [pair]
      })
      if (batch.length < 2) continue
      loss += space.learn(batch, { vectors, steps, rate: now, temperature })
      count += batch.length
    }
    yield { epoch, loss: count === 0 ? 0 : loss / count }
  }
  return { buckets, dimensions, ...inBytes(vectors) }
}

function blocksInOrder(
  count: number,
  shuffled: <T>(all: readonly T[]) => readonly T[],
): readonly number[] {
  const blocks = Array.from({ length: Math.ceil(count / blockSize) }, (_, at) => at * blockSize)
  return shuffled(blocks).flatMap((from) =>
    Array.from({ length: Math.min(blockSize, count - from) }, (_, at) => from + at),
  )
}

/** In 255 steps; what lies far out is cut to the last step. */
function inBytes(vectors: Float32Array): Pick<Encoder, 'vectors' | 'scale'> {
  let squares = 0
  for (const one of vectors) squares += one * one
  const scale = (4 * Math.sqrt(squares / vectors.length)) / 127 || 1
  const bytes = Int8Array.from(vectors, (one) =>
    Math.max(-127, Math.min(127, Math.round(one / scale))),
  )
  return { vectors: bytes, scale }
}

interface Learning {
  readonly vectors: Float32Array
  /** Sum of squared gradients of each piece, which shortens its steps. */
  readonly steps: Float32Array
  readonly rate: number
  readonly temperature: number
}

type Pieces = readonly [one: Uint32Array, other: Uint32Array]

/** Buffers that every step uses again. WHY casts: every index is bounded by the loop around it. */
function createSpace(dimensions: number): {
  learn(batch: readonly Pieces[], learning: Learning): number
} {
  const size = batchSize * dimensions
  const texts = [new Float32Array(size), new Float32Array(size)] as const
  const lengths = [new Float32Array(batchSize), new Float32Array(batchSize)] as const
  const slopes = [new Float32Array(size), new Float32Array(size)] as const
  const shares = new Float64Array(batchSize * batchSize)

  function encode(side: 0 | 1, batch: readonly Pieces[], vectors: Float32Array): void {
    const into = texts[side]
    into.fill(0)
    for (let row = 0; row < batch.length; row++) {
      const base = row * dimensions
      for (const piece of (batch[row] as Pieces)[side]) {
        const from = piece * dimensions
        for (let at = 0; at < dimensions; at++)
          into[base + at] = (into[base + at] as number) + (vectors[from + at] as number)
      }
      let squares = tiny
      for (let at = 0; at < dimensions; at++) squares += (into[base + at] as number) ** 2
      const length = Math.sqrt(squares)
      lengths[side][row] = length
      for (let at = 0; at < dimensions; at++) into[base + at] = (into[base + at] as number) / length
    }
  }

  /** Adds the slopes of finding, for each text of one side, its partner on the other. */
  function contrast(count: number, isTurned: boolean, temperature: number): number {
    const [left, right] = isTurned ? [texts[1], texts[0]] : texts
    const [slopeLeft, slopeRight] = isTurned ? [slopes[1], slopes[0]] : slopes
    let loss = 0
    for (let row = 0; row < count; row++) {
      const base = row * dimensions
      const share = row * batchSize
      let highest = Number.NEGATIVE_INFINITY
      for (let other = 0; other < count; other++) {
        let sum = 0
        const from = other * dimensions
        for (let at = 0; at < dimensions; at++)
          sum += (left[base + at] as number) * (right[from + at] as number)
        const likeness = sum / temperature
        shares[share + other] = likeness
        if (likeness > highest) highest = likeness
      }
      let total = 0
      for (let other = 0; other < count; other++) {
        const raised = Math.exp((shares[share + other] as number) - highest)
        shares[share + other] = raised
        total += raised
      }
      loss -= Math.log((shares[share + row] as number) / total)
      for (let other = 0; other < count; other++) {
        const wanted = other === row ? 1 : 0
        const slope = ((shares[share + other] as number) / total - wanted) / temperature
        if (Math.abs(slope) < 1e-5) continue
        const from = other * dimensions
        for (let at = 0; at < dimensions; at++) {
          slopeLeft[base + at] =
            (slopeLeft[base + at] as number) + slope * (right[from + at] as number)
          slopeRight[from + at] =
            (slopeRight[from + at] as number) + slope * (left[base + at] as number)
        }
      }
    }
    return loss
  }

  /** Moves the pieces of each text against its slope. */
  function move(side: 0 | 1, batch: readonly Pieces[], { vectors, steps, rate }: Learning): void {
    const own = texts[side]
    const slope = slopes[side]
    for (let row = 0; row < batch.length; row++) {
      const base = row * dimensions
      const length = lengths[side][row] as number
      let along = 0
      for (let at = 0; at < dimensions; at++)
        along += (slope[base + at] as number) * (own[base + at] as number)
      let squares = 0
      for (let at = 0; at < dimensions; at++) {
        const one = ((slope[base + at] as number) - along * (own[base + at] as number)) / length
        slope[base + at] = one
        squares += one * one
      }
      const mean = squares / dimensions
      for (const piece of (batch[row] as Pieces)[side]) {
        const step = (steps[piece] as number) + mean
        steps[piece] = step
        const by = rate / Math.sqrt(step + tiny)
        const from = piece * dimensions
        for (let at = 0; at < dimensions; at++)
          vectors[from + at] = (vectors[from + at] as number) - by * (slope[base + at] as number)
      }
    }
  }

  return {
    learn(batch, learning) {
      encode(0, batch, learning.vectors)
      encode(1, batch, learning.vectors)
      slopes[0].fill(0)
      slopes[1].fill(0)
      const loss =
        contrast(batch.length, false, learning.temperature) +
        contrast(batch.length, true, learning.temperature)
      move(0, batch, learning)
      move(1, batch, learning)
      return loss / 2
    },
  }
}
