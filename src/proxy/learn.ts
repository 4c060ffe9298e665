/** What the records learn from the lists of tools that went through. */
import type { HandledLine } from './handled-line.ts'
import type { Judged } from './judge-message.ts'
import type { PipelineDeps } from './pipeline-deps.ts'

/** Whether a line holds anything that the records learn from. */
export function teaches(line: HandledLine): boolean {
  if (line.kind !== 'judged') return false
  return line.messages.some(
    ({ judged: { input } }) => input.listed.length > 0 || input.wholeList !== undefined,
  )
}

/** Remembers every tool that `lines` listed; one that hid text does not count as approved. */
export async function learnFrom(lines: readonly HandledLine[], deps: PipelineDeps): Promise<void> {
  for (const line of lines) {
    if (line.kind !== 'judged') continue
    for (const { judged } of line.messages) {
      const { listed, claim, wholeList } = judged.input
      if (listed.length === 0 && wholeList === undefined) continue
      await deps.memory.learn({
        claim,
        tools: listed.map(({ definition }) => definition),
        withheld: hiding(judged),
        at: deps.now().toISOString(),
      })
    }
  }
}

/** Names of the listed tools that a finding other than drift stops. */
function hiding({ input, verdict }: Judged): ReadonlySet<string> {
  const pointers = verdict.findings
    .filter(({ risk, decision }) => risk !== 'configuration-drift' && decision !== 'allow')
    .flatMap(({ evidence }) => evidence.map(({ pointer }) => pointer))
  return new Set(
    input.listed
      .filter(({ pointer }) =>
        pointers.some((place) => place === pointer || place.startsWith(`${pointer}/`)),
      )
      .map(({ definition }) => definition.name),
  )
}
