/** `--form mci`: one trajectory a line, each flow with the verdict of its entry. */
import { restoreIntegers } from '../../mcp/exact.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../mcp/json.ts'
import { serialise } from '../../mcp/serialise.ts'
import type { Completeness, TrajectoryKey } from '../../trajectory/trajectory.ts'
import { trajectoryId } from '../checkpoint.ts'
import type { Head } from '../store.ts'
import { type ExportSource, selectHeads } from './entries.ts'

/** What a trajectory without a judged message could see. */
const seesNothing = (key: TrajectoryKey): Completeness => ({
  query: 'unknown',
  builtins: false,
  response: false,
  lists: false,
  provenance: 'window',
  key: key.source,
})

/** The lines without line ends; of the trajectories in `only`, or of all, oldest first. */
export async function* exportMci(
  store: ExportSource,
  only?: readonly TrajectoryKey[],
): AsyncGenerator<string> {
  for (const head of await selectHeads(store, only)) yield await trajectoryLine(store, head)
}

async function trajectoryLine(store: ExportSource, head: Head): Promise<string> {
  const flows: string[] = []
  let completeness: JsonValue | undefined
  let isWindow = false
  for await (const entry of store.entries(head.trajectory)) {
    const value = readEntry(entry.bytes)
    const verdict = value?.verdict
    if (value === undefined || !isJsonObject(verdict)) continue
    completeness = verdict.completeness
    if (isJsonObject(completeness) && completeness.provenance === 'window') isWindow = true
    flows.push(...flowsOf(value, verdict))
  }
  const seen = isJsonObject(completeness) ? completeness : { ...seesNothing(head.trajectory) }
  const { source, value } = head.trajectory
  const start = serialise({
    mci: 1,
    id: trajectoryId(head.trajectory),
    key: { source, value },
    completeness: isWindow ? { ...seen, provenance: 'window' } : seen,
  })
  return `${start.slice(0, -1)},"flows":[${flows.join(',')}]}`
}

/** The entry that bytes hold; undefined where they are no JSON object: `verify` names it. */
function readEntry(bytes: string): JsonObject | undefined {
  try {
    const value = restoreIntegers(bytes, JSON.parse(bytes))
    return isJsonObject(value) ? value : undefined
  } catch {
    // A damaged entry takes its flows with it, never the export.
    return undefined
  }
}

/** The flows of an entry as text, each with the verdict and the findings that name it. */
function flowsOf(entry: JsonObject, verdict: JsonObject): readonly string[] {
  const flows = Array.isArray(entry.flows)
    ? (entry.flows as readonly JsonValue[]).filter(isJsonObject)
    : []
  const findings = Array.isArray(verdict.findings)
    ? (verdict.findings as readonly JsonValue[]).filter(isJsonObject)
    : []
  const own = new Set(flows.map(({ seq }) => seq))
  const { decision = 'allow', risk = 'appropriate', confidence = 0, scores } = verdict
  return flows.map((flow, index) =>
    serialise({
      ...flow,
      verdict: {
        decision,
        risk,
        confidence,
        ...(scores === undefined ? {} : { scores }),
        // A finding about a flow elsewhere stands with the first flow of the message.
        findings: findings.filter((finding) =>
          own.has(finding.flow) ? finding.flow === flow.seq : index === 0,
        ),
      },
    }),
  )
}
