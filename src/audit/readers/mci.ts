/** MCI JSONL: trajectories as mcip itself exports them. */
import { McipError } from '../../errors.ts'
import { readMciTrajectory } from '../../log/read-mci-trajectory.ts'
import { isJsonObject } from '../../mcp/json.ts'
import { idOf } from './chat-record.ts'
import { malformed } from './malformed.ts'
import type { Reader } from './reader.ts'

const format = 'mci'

export const mci: Reader = {
  format,
  summary: 'MCI: trajectories of flows, as `mcip log export --form mci` writes them',
  recognises: (value) =>
    isJsonObject(value) && (Object.hasOwn(value, 'mci') || Array.isArray(value.flows)),
  read(value) {
    if (!isJsonObject(value)) throw malformed(format, '', 'an object', value)
    const id = idOf(value)
    try {
      return {
        kind: 'mci',
        format,
        ...(id === undefined ? {} : { id }),
        trajectory: readMciTrajectory(value),
        ...(value.label === undefined ? {} : { label: value.label }),
      }
    } catch (cause) {
      if (!(cause instanceof McipError) || cause.code !== 'log.not-mci') throw cause
      const { place = '', reason = '' } = cause.data
      throw new McipError('audit.malformed-record', { format, place, reason }, { cause })
    }
  },
}
