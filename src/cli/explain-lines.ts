/** An explained verdict in lines for a person; every text of a message is cleaned before it is shown. */
import type { Scores } from '../guardian/verdict.ts'
import type { Explained } from './explained-verdict.ts'
import { formatFlow } from './five-tuple.ts'
import { markText } from './log-lines.ts'
import { paint, plain, type Terminal, wrap } from './terminal.ts'

const whatHappened = {
  forward: 'It went on as it was.',
  replace: 'It went on changed, or an answer of the guard went on in its place.',
  reject: 'It did not go on.',
  hold: 'It waited for a person.',
} as const

/** Classes below it are as good as ruled out, and not shown. */
const leastShown = 0.05

/** The likely classes, likeliest first, in whole percent. */
function likely(scores: Scores): string {
  return Object.entries(scores)
    .filter(([, score]) => score >= leastShown)
    .sort(([, one], [, other]) => other - one)
    .map(([name, score]) => `${name} ${Math.round(score * 100)}%`)
    .join(', ')
}

export function explainLines(terminal: Terminal, found: Explained): readonly string[] {
  const { trajectory, entry, at, server, flows, decision, action, findings } = found
  const layout = { width: terminal.width, color: terminal.colour }
  const section = (name: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', paint(terminal, 'bold', name), ...lines]
  const item = (text: string): readonly string[] =>
    wrap(plain(text, 1_200), terminal.width - 2, '  ').map((line) => `  ${line}`)
  return [
    paint(terminal, 'dim', plain(`${trajectory}#${entry}, ${server}, ${at}`, terminal.width)),
    ...flows.flatMap((flow) => formatFlow(flow, layout).split('\n')),
    '',
    `${paint(terminal, decision === 'allow' ? 'green' : 'red', decision)}: ${whatHappened[action]}`,
    ...(findings.length === 0 ? ['Nothing was found.'] : []),
    ...section(
      findings.length === 0 ? '' : 'What was found',
      findings.flatMap(
        ({ risk, code, severity, confidence, judge, decision: own, text, evidence }) => [
          ...item(
            `${own}: ${risk ?? code ?? 'finding'} (${severity}, confidence ${confidence}, by ${judge}): ${text}`,
          ),
          ...evidence.flatMap(({ message, pointer, quote }) =>
            item(
              `at flow ${message}${pointer === '' ? '' : ` ${pointer}`}${quote === undefined ? ': not in the log' : `: "${plain(quote, 400)}"`}`,
            ).map((line) => `  ${line}`),
          ),
        ],
      ),
    ),
    ...section(
      'How likely each class is',
      found.scores === undefined ? [] : item(likely(found.scores)),
    ),
    ...section(
      'Where its values came from',
      found.values.flatMap(({ pointer, path }) =>
        item(
          `${pointer}: ${path ?? 'not seen before: a word of the model, or of what is no longer kept'}`,
        ),
      ),
    ),
    ...section(
      'What the guard did not see',
      found.notSeen.flatMap((text) => item(`- ${text}`)),
    ),
    ...section(
      'What a person said',
      found.mark === undefined ? [] : item(markText({ about: entry, ...found.mark })),
    ),
    ...section(
      'What to do next',
      found.next.flatMap((text) => item(`- ${text}`)),
    ),
  ]
}
