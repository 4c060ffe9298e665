/** One line of MCI JSONL, read: the border between foreign JSON and a trusted trajectory. */
import { McipError } from '../errors.ts'
import { isJsonObject, type JsonValue } from '../mcp/json.ts'
import { buildPointer } from '../mcp/pointer.ts'
import { benchmarkClassOfLabel } from '../risk/labels.ts'
import { mciShape } from './mci-shape.ts'
import type { MciTrajectory } from './mci-trajectory.ts'
import type { Misfit } from './shape.ts'

/**
 * The trajectory that `value` is, with every member it has, known or not.
 *
 * `label` becomes the class that the label table knows it as, and is left out where it knows none:
 * whoever needs the label as written takes it from `value`.
 * @throws McipError `log.not-mci` with the pointer of the first thing that is wrong
 */
export function readMciTrajectory(value: JsonValue): MciTrajectory {
  const misfit = mciShape.check(value) ?? seqMisfit(value)
  if (misfit !== undefined || !isJsonObject(value)) {
    const { path, reason } = misfit ?? { path: [], reason: 'is no object' }
    throw new McipError('log.not-mci', {
      place: path.length === 0 ? 'the line' : `\`${buildPointer(path)}\``,
      reason,
    })
  }
  const { label, ...rest } = value
  const known = typeof label === 'string' ? benchmarkClassOfLabel(label) : undefined
  const read = known === undefined ? rest : { ...rest, label: known }
  return read as unknown as MciTrajectory
}

/** The first flow that does not stand behind the one before it: findings name flows by number. */
function seqMisfit(value: JsonValue): Misfit | undefined {
  const flows = isJsonObject(value) ? (value.flows as unknown as MciTrajectory['flows']) : []
  let last = -1
  for (const [index, { seq }] of flows.entries()) {
    if (seq <= last) return { path: ['flows', index, 'seq'], reason: `is not above ${last}` }
    last = seq
  }
  return undefined
}
