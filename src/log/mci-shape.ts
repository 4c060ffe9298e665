/** The shape of one line of MCI JSONL, from which its JSON Schema is made and by which it is read. */
import {
  type Flow,
  informationTypes,
  messageTypes,
  type Party,
  type Provenance,
  principles,
  type Subject,
} from '../flow/flow.ts'
import { decisions, type FlowElement, type JudgeName, severities } from '../guardian/verdict.ts'
import type { JsonObject } from '../mcp/json.ts'
import { benchmarkClasses, riskIds } from '../risk/risk.ts'
import type { Completeness, TrajectoryKeySource } from '../trajectory/trajectory.ts'
import {
  anything,
  count,
  described,
  exactly,
  listOf,
  named,
  nameOf,
  objectOf,
  orNull,
  type Shape,
  share,
  span,
  text,
  truth,
} from './shape.ts'

type Match = Provenance['from'][number]['match']

/** The names of a type of the code; one too few or too many does not compile. */
function all<Name extends string>(names: Readonly<Record<Name, true>>): readonly string[] {
  return Object.keys(names)
}

const keySource = named(
  'keySource',
  "Where a trajectory's identity came from, strongest first.",
  nameOf(
    all<TrajectoryKeySource>({
      mcip: true,
      host: true,
      hook: true,
      traceparent: true,
      'mcp-session': true,
      environment: true,
      'host-process': true,
      process: true,
      record: true,
    }),
  ),
)

const pointer = described('RFC 6901.', text(/^(?:\/|$)/, 'is no JSON pointer'))

const party = named(
  'party',
  'Who can send or receive a flow.',
  objectOf(
    { role: nameOf(all<Party['role']>({ user: true, client: true, server: true })) },
    {
      name: described("A server's id, a client's name.", text()),
      unit: described(
        'The part of the party that speaks: function:create_issue, resource:<uri>, prompt:<name>.',
        text(),
      ),
      roles: listOf(text()),
      authenticatedBy: described('Absent when the party is only claimed.', text()),
    },
  ),
)

const subject = named(
  'subject',
  'The person or organisation that a value is about.',
  objectOf(
    {
      role: nameOf(
        all<Subject['role']>({
          user: true,
          client: true,
          server: true,
          'third-party': true,
          unknown: true,
        }),
      ),
    },
    { name: text() },
  ),
)

const evidence = named(
  'evidence',
  'A place that a person can look at.',
  objectOf({ message: count, pointer }, { span }),
)

const finding = named(
  'finding',
  "One judge's claim.",
  objectOf(
    {
      risk: orNull(nameOf(riskIds)),
      judge: nameOf(all<JudgeName>({ rules: true, norms: true, classifier: true, llm: true })),
      decision: nameOf(decisions),
      severity: nameOf(severities),
      confidence: share,
      flow: described('The seq of the flow.', count),
      message: described(
        'Where a guard would have acted: index in the messages of a recorded dialogue; seq of the flow in live traffic.',
        count,
      ),
      element: nameOf(
        all<FlowElement>({
          sender: true,
          recipient: true,
          subject: true,
          type: true,
          principle: true,
          presence: true,
          order: true,
        }),
      ),
      text: described('One sentence for a person.', text()),
      evidence: listOf(evidence),
    },
    { code: exactly('judge-unavailable') },
  ),
)

const benchmarkClass = named(
  'benchmarkClass',
  'The classes of MCIP-Bench.',
  nameOf(benchmarkClasses),
)

/** Schema: a class. Read: whatever stands there, for benchmark data spells labels in many ways. */
const label: Shape = { check: () => undefined, schema: benchmarkClass.schema }

const scores = named(
  'scores',
  'How likely each class is; they sum to 1. Absent where nothing was found.',
  objectOf(Object.fromEntries(benchmarkClasses.map((name) => [name, share]))),
)

const verdict = named(
  'verdict',
  "The guard's answer about the message that the flow belongs to.",
  objectOf(
    {
      decision: nameOf(decisions),
      risk: benchmarkClass,
      confidence: share,
      findings: listOf(finding),
    },
    { scores },
  ),
)

const provenance = named(
  'provenance',
  'Where a leaf of the content came from.',
  objectOf({
    pointer,
    from: listOf(
      objectOf(
        {
          seq: count,
          pointer,
          match: nameOf(
            all<Match>({ exact: true, normalised: true, derived: true, encoded: true }),
          ),
        },
        { span },
      ),
    ),
  }),
)

const flow = named(
  'flow',
  'One movement of information: who sends whose what to whom, under which terms.',
  objectOf(
    {
      seq: described(
        'Place in the trajectory, from 0; every flow has a higher one than the flow before.',
        count,
      ),
      at: described(
        'RFC 3339.',
        text(
          /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/,
          'is no RFC 3339 time',
        ),
      ),
      plane: nameOf(all<Flow['plane']>({ wire: true, host: true, config: true })),
      sender: party,
      recipient: party,
      subject: described('Most specific first.', listOf(subject, 1)),
      type: objectOf({
        message: described('What kind of message moves.', nameOf(messageTypes, true)),
        about: described(
          'What the information is about, most specific first.',
          listOf(
            named(
              'informationType',
              'Closed, with an extension form.',
              nameOf(informationTypes, true),
            ),
            1,
          ),
        ),
      }),
      principle: described(
        'The terms under which information flows, most specific first.',
        listOf(named('principle', 'Closed, with an extension form.', nameOf(principles, true)), 1),
      ),
      digest: described(
        "HMAC-SHA-256 of the content as JSON under the writer's key, lower-case hex.",
        text(),
      ),
      bytes: described('Length of the content as JSON, in UTF-8 bytes.', count),
    },
    {
      content: described('What moves; absent where it is not kept.', anything),
      provenance: listOf(provenance),
      verdict,
    },
  ),
)

const completeness = named(
  'completeness',
  'How much of the trajectory a verdict could see.',
  objectOf({
    query: nameOf(all<Completeness['query']>({ user: true, declared: true, unknown: true })),
    builtins: truth,
    response: truth,
    lists: truth,
    provenance: nameOf(all<Completeness['provenance']>({ whole: true, window: true })),
    key: keySource,
  }),
)

/** A trajectory as `readMciTrajectory` accepts it. */
export const mciShape: Shape = objectOf(
  {
    mci: described('Version of the form.', exactly(1)),
    id: text(),
    key: objectOf({ source: keySource, value: text() }),
    completeness,
    flows: listOf(flow),
  },
  { label },
)

/** The JSON Schema of one line, as `schema/mci-trajectory.schema.json` holds it. */
export function mciSchema(): JsonObject {
  const definitions = new Map<string, JsonObject>()
  const body = mciShape.schema(definitions)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:mcip:schema:mci-trajectory:1',
    title: 'MCI trajectory',
    description:
      'One line of MCI JSONL: a trajectory of information flows. Unknown is written, never left out; members that are not named here may be added and are kept.',
    ...body,
    $defs: Object.fromEntries([...definitions].sort(([one], [other]) => (one < other ? -1 : 1))),
  }
}
