/**
 * A model as bytes and back. A file may come from anywhere: every length, index and number is looked
 * at before a tree is walked, and a child lies behind its parent, so that every walk ends.
 *
 * Layout: magic, version, length of the head, the head as JSON, padding to 8, then the arrays in the
 * order of the head, each padded to 8; little-endian.
 */
import { McipError } from '../../errors.ts'
import { benchmarkClasses } from '../../risk/risk.ts'
import { features as ownFeatures } from './feature-table.ts'
import type { Forest } from './forest.ts'
import type { Encoder, Model } from './model.ts'
import { trajectoryColumns } from './trajectory-row.ts'

const magic = 'MCIPMODL'
const version = 1
/** Bytes of a model, and of its head. */
export const maxModelBytes: number = 10 * 1024 * 1024
const maxHeadBytes = 262_144
const maxTrees = 20_000
const maxDimensions = 256

interface ForestHead {
  readonly features: number
  readonly classes: number
  readonly trees: number
  readonly nodes: number
  readonly leaves: number
}

interface Head {
  readonly features: readonly string[]
  readonly classes: readonly string[]
  readonly temperatures: Model['temperatures']
  readonly thresholds: Model['thresholds']
  readonly unit: ForestHead
  readonly trajectory: ForestHead
  readonly encoder?: Omit<Encoder, 'vectors'>
}

/** The same bytes for the same model. */
export function encodeModel(model: Model): Uint8Array {
  const { encoder } = model
  const head: Head = {
    features: model.features,
    classes: model.classes,
    temperatures: model.temperatures,
    thresholds: model.thresholds,
    unit: headOf(model.unit),
    trajectory: headOf(model.trajectory),
    ...(encoder === undefined
      ? {}
      : {
          encoder: {
            buckets: encoder.buckets,
            dimensions: encoder.dimensions,
            scale: encoder.scale,
          },
        }),
  }
  const written = new TextEncoder().encode(JSON.stringify(head))
  const start = padded(magic.length + 8 + written.length)
  const arrays = [
    ...arraysOf(model.unit),
    ...arraysOf(model.trajectory),
    ...(encoder === undefined ? [] : [encoder.vectors]),
  ]
  const bytes = new Uint8Array(
    arrays.reduce((sum, { byteLength }) => sum + padded(byteLength), start),
  )
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(magic))
  view.setUint32(magic.length, version, true)
  view.setUint32(magic.length + 4, written.length, true)
  bytes.set(written, magic.length + 8)
  let at = start
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += padded(array.byteLength)
  }
  return bytes
}

function headOf({ features, classes, roots, feature, leaves }: Forest): ForestHead {
  return {
    features,
    classes,
    trees: roots.length,
    nodes: feature.length,
    leaves: leaves.length,
  }
}

function arraysOf({ bias, roots, feature, threshold, left, right, leaves }: Forest) {
  return [bias, roots, feature, threshold, left, right, leaves] as const
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8
}

/** @throws McipError `classifier.malformed-model` */
export function decodeModel(bytes: Uint8Array): Model {
  if (bytes.length > maxModelBytes) throw malformed('it is larger than 10 MB')
  if (bytes.length < magic.length + 8) throw malformed('it is cut short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (new TextDecoder().decode(bytes.subarray(0, magic.length)) !== magic)
    throw malformed('it is no model')
  const found = view.getUint32(magic.length, true)
  if (found !== version) throw malformed(`it is of version ${found}`)
  const length = view.getUint32(magic.length + 4, true)
  const from = magic.length + 8
  if (length > maxHeadBytes || from + length > bytes.length)
    throw malformed('its head is cut short')
  const head = headIn(bytes.subarray(from, from + length))
  let at = padded(from + length)
  /** A copy: the bytes need not lie where numbers may. */
  function take(size: number): ArrayBuffer {
    if (at + size > bytes.length) throw malformed('it is cut short')
    // WHY not slice: that of a Buffer is a view.
    const own = new Uint8Array(size)
    own.set(bytes.subarray(at, at + size))
    at += padded(size)
    return own.buffer
  }
  const unit = forestIn(head.unit, ownFeatures.length, take)
  const trajectory = forestIn(head.trajectory, trajectoryColumns.length, take)
  const encoder =
    head.encoder === undefined
      ? undefined
      : {
          ...head.encoder,
          vectors: new Int8Array(take(head.encoder.buckets * head.encoder.dimensions)),
        }
  if (at !== bytes.length) throw malformed('something follows its end')
  const { features, classes, temperatures, thresholds } = head
  return {
    features,
    classes,
    unit,
    trajectory,
    temperatures,
    thresholds,
    ...(encoder === undefined ? {} : { encoder }),
  }
}

function headIn(bytes: Uint8Array): Head {
  let head: Partial<Head>
  try {
    head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Partial<Head>
  } catch (cause) {
    throw malformed('its head is no JSON', cause)
  }
  if (typeof head !== 'object' || head === null) throw malformed('its head is no object')
  const { features, classes, temperatures, thresholds, unit, trajectory, encoder } = head
  if (
    !isEqual(
      features,
      ownFeatures.map(({ name }) => name),
    )
  )
    throw malformed('it was trained on other features')
  if (!isEqual(classes, benchmarkClasses)) throw malformed('it knows other classes')
  const numbers = [temperatures?.unit, temperatures?.trajectory, thresholds?.ask, thresholds?.block]
  if (!numbers.every((one) => typeof one === 'number' && one > 0 && one <= 1_000))
    throw malformed('a temperature or threshold is out of range')
  if (!isForestHead(unit) || !isForestHead(trajectory)) throw malformed('its trees are not counted')
  if (encoder !== undefined && !isEncoderHead(encoder))
    throw malformed('its encoder is out of range')
  return head as Head
}

function isEqual(found: unknown, wanted: readonly string[]): boolean {
  return (
    Array.isArray(found) &&
    found.length === wanted.length &&
    wanted.every((name, at) => found[at] === name)
  )
}

function isForestHead(head: Partial<ForestHead> | undefined): head is ForestHead {
  if (typeof head !== 'object' || head === null) return false
  const { features, classes, trees, nodes, leaves } = head
  return (
    isCount(features, 65_535) &&
    classes === benchmarkClasses.length &&
    isCount(trees, maxTrees) &&
    isCount(nodes, maxModelBytes) &&
    isCount(leaves, maxModelBytes)
  )
}

function isEncoderHead(head: Partial<Encoder>): boolean {
  return (
    isCount(head.buckets, maxModelBytes) &&
    isCount(head.dimensions, maxDimensions) &&
    (head.buckets ?? 0) > 0 &&
    typeof head.scale === 'number' &&
    Number.isFinite(head.scale)
  )
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
}

function forestIn(
  { features, classes, trees, nodes, leaves }: ForestHead,
  wanted: number,
  take: (size: number) => ArrayBuffer,
): Forest {
  if (features !== wanted) throw malformed('its rows have another length')
  const forest = {
    features,
    classes,
    bias: new Float64Array(take(8 * classes)),
    roots: new Int32Array(take(4 * trees)),
    feature: new Uint16Array(take(2 * nodes)),
    threshold: new Float32Array(take(4 * nodes)),
    left: new Int32Array(take(4 * nodes)),
    right: new Int32Array(take(4 * nodes)),
    leaves: new Float32Array(take(4 * leaves)),
  }
  const { bias, roots, feature, left, right } = forest
  // INVARIANT: a child lies behind its parent, so that no walk returns to where it was.
  const isNext = (next: number, node: number): boolean =>
    next < 0 ? -1 - next < leaves : next > node && next < nodes
  const isSound =
    bias.every(Number.isFinite) &&
    forest.leaves.every(Number.isFinite) &&
    roots.every((root) => isNext(root, -1)) &&
    feature.every((one) => one < features) &&
    forest.threshold.every((one) => !Number.isNaN(one)) &&
    left.every((next, node) => isNext(next, node)) &&
    right.every((next, node) => isNext(next, node))
  if (!isSound) throw malformed('a tree of it leads nowhere')
  return forest
}

function malformed(reason: string, cause?: unknown): McipError {
  return new McipError(
    'classifier.malformed-model',
    { reason },
    cause === undefined ? {} : { cause },
  )
}
