/** A firing case of a rule, told step by step with what the guard says at the end. */
import type { GuardianCase, Json, Step } from '../../test/cases/guardian/guardian-case.ts'
import { playCase } from '../../test/cases/guardian/play-case.ts'
import { visible } from './markdown.ts'

/** Columns of a line, and UTF-16 code units of one step: two lines. */
const width = 96
const most = 190

/** The case as lines of plain text, the rule's own findings last. */
export async function playedExample(one: GuardianCase, risk: string): Promise<string> {
  const findings = (await playCase(one)).filter((finding) => finding.risk === risk)
  const said = findings
    .slice(0, 2)
    .flatMap(({ decision, severity, text }) => lines(`=> ${decision} (${severity}): ${text}`, 600))
  return [
    ...(one.known === undefined ? [] : ['earlier', ...one.known.flatMap(stepLines)]),
    ...(one.beside === undefined
      ? []
      : [
          `server ${JSON.stringify(one.beside.server)}`,
          ...one.beside.messages.flatMap(stepLines),
          'the judged server',
        ]),
    ...(one.known === undefined ? [] : ['now']),
    ...one.messages.flatMap(stepLines),
    ...said,
  ].join('\n')
}

function stepLines(step: Step): readonly string[] {
  if (step.user !== undefined) return lines(`user: ${step.user}`)
  if (step.says !== undefined) return lines(`answer to the user: ${step.says}`)
  if (step.tools !== undefined) return toolLines(step.tools)
  if (step.initialize !== undefined) return lines(`initialize ${JSON.stringify(step.initialize)}`)
  if (step.text !== undefined) return lines(`result: ${step.text}`)
  if (step.answer !== undefined) {
    const { method, params = {}, result, error } = step.answer
    return [
      ...lines(`${method} ${JSON.stringify(params)}`),
      ...lines(`  answer: ${JSON.stringify(result ?? error)}`),
    ]
  }
  if (step.message !== undefined) return lines(`${step.from ?? 'server'}: ${body(step.message)}`)
  const called =
    step.call === undefined
      ? []
      : lines(`call ${step.call} ${JSON.stringify(step.arguments ?? {})}`)
  const structured = step.structured === undefined ? undefined : JSON.stringify(step.structured)
  const back = step.fails ?? step.returns ?? structured
  if (back === undefined) return called
  return [...called, ...lines(`  ${step.fails === undefined ? 'returns' : 'fails'}: ${back}`)]
}

function toolLines(tools: readonly Json[]): readonly string[] {
  const shown = tools.slice(0, 3).flatMap(({ name, description = '' }) => {
    return lines(`tool ${String(name)}: ${String(description)}`)
  })
  return tools.length > 3 ? [...shown, `(and ${tools.length - 3} more tools)`] : shown
}

function body({ method, params, result }: Json): string {
  return `${typeof method === 'string' ? method : 'answer'} ${JSON.stringify(params ?? result ?? {})}`
}

/** A text in lines of bounded width; the ones behind the first are indented. */
function lines(text: string, length = most): readonly string[] {
  const found: string[] = []
  for (const word of visible(text, length).replaceAll('```', "'''").split(' ')) {
    const last = found.at(-1)
    if (last !== undefined && last.length + word.length < width) {
      found[found.length - 1] = `${last} ${word}`
    } else found.push(last === undefined ? word : `     ${word}`)
  }
  return found
}
