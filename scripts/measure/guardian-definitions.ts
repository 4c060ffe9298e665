/** What the rules say about tool definitions: benign servers, and those labelled malicious. */
import { join } from 'node:path'
import { errorLine } from './error-line.ts'
import { type Played, playServer } from './play-server.ts'
import { readToolSets, type ToolSet } from './tool-sets.ts'
import { shareWithInterval } from './wilson.ts'

/** The Markdown section; `errors` takes what was wrong, one line each. */
export async function definitionSection(
  data: string,
  errors: (line: string) => void,
): Promise<string> {
  const benign = await playFile(join(data, 'tools/benign-toucan.jsonl.gz'), () => undefined)
  for (const { id, findings, withheld } of benign.filter((one) => one.findings.length > 0)) {
    const kind = `benign server ${withheld.length > 0 ? 'withheld' : 'noted'}`
    errors(errorLine({ kind, place: id, findings, what: withheld.join(' ') }))
  }
  const malicious = await maliciousOf(data)
  for (const { id, label, findings } of malicious.counted.filter(
    (one) => one.findings.length === 0,
  ))
    errors(
      errorLine({ kind: 'malicious server without a finding', place: id, findings, what: label }),
    )
  return [
    '## Tool definitions',
    '',
    'Each server is played as `initialize` and `tools/list` answers through the real pipeline, mode `enforce`, memory store.',
    '',
    '| benign servers (Toucan) | held-out half | all |',
    '|---|---|---|',
    row('with a tool withheld', benign, ({ withheld }) => withheld.length > 0),
    row('with a finding above `info`', benign, ({ findings }) => findings.length > 0),
    '',
    '| label | servers with a finding | with a tool withheld |',
    '|---|---|---|',
    ...byLabel(malicious.counted),
    total('**all of these**', malicious.counted),
    ...byLabel(malicious.apart).map((line) => line.replace('| ', '| apart: ')),
    '',
  ].join('\n')
}

function row(name: string, played: readonly Played[], is: (one: Played) => boolean): string {
  const held = played.filter((_, index) => index % 2 === 1)
  return `| ${name} | ${shareWithInterval(held.filter(is).length, held.length)} | ${shareWithInterval(played.filter(is).length, played.length)} |`
}

function byLabel(played: readonly Played[]): readonly string[] {
  const labels = [...new Set(played.map(({ label }) => label))].sort()
  return labels.map((label) =>
    total(
      label,
      played.filter((one) => one.label === label),
    ),
  )
}

function total(name: string, played: readonly Played[]): string {
  const found = played.filter(({ findings }) => findings.length > 0).length
  const withheld = played.filter((one) => one.withheld.length > 0).length
  return `| ${name} | ${shareWithInterval(found, played.length)} | ${shareWithInterval(withheld, played.length)} |`
}

interface Malicious {
  /** Labelled `malicious` and `malicious:*`. */
  readonly counted: readonly Played[]
  /** ASB's tools of harmful purpose, and those whose code is malicious and whose words are not. */
  readonly apart: readonly Played[]
}

export async function maliciousOf(data: string): Promise<Malicious> {
  const msb = await setsOf(join(data, 'tools/malicious-msb.jsonl.gz'))
  const bases = msb.filter(({ label }) => label.startsWith('attack_server_base'))
  // A name overlaps with that of the server it imitates: the one of the same path without an attack.
  const besideOf = ({ id, label }: ToolSet): ToolSet | undefined =>
    label.endsWith('name_overlap') ? longestPrefix(bases, id) : undefined
  const played = [
    ...(await playSets(msb, besideOf)),
    ...(await playFile(join(data, 'tools/malicious-cisco-mcpsecbench.jsonl.gz'), () => undefined)),
    ...(await playFile(join(data, 'tools/overprivileged-asb.jsonl.gz'), () => undefined)),
  ]
  const isCounted = ({ label }: Played): boolean => /^malicious(?::|$)/.test(label)
  const isApart = ({ label }: Played): boolean => /^malicious_(?:code|purpose)/.test(label)
  return {
    counted: played.filter(isCounted),
    apart: played.filter(isApart).map((one) => ({ ...one, label: one.label.replace(/:.*/, ':*') })),
  }
}

function longestPrefix(bases: readonly ToolSet[], id: string): ToolSet | undefined {
  return bases
    .filter((base) => id.startsWith(base.id))
    .sort((one, other) => other.id.length - one.id.length)[0]
}

export async function setsOf(file: string): Promise<readonly ToolSet[]> {
  const sets: ToolSet[] = []
  for await (const set of readToolSets(file)) sets.push(set)
  return sets
}

async function playFile(
  file: string,
  besideOf: (set: ToolSet) => ToolSet | undefined,
): Promise<readonly Played[]> {
  return playSets(await setsOf(file), besideOf)
}

async function playSets(
  sets: readonly ToolSet[],
  besideOf: (set: ToolSet) => ToolSet | undefined,
): Promise<readonly Played[]> {
  const played: Played[] = []
  for (const set of sets) played.push(await playServer(set, besideOf(set)))
  return played
}
