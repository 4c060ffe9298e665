/**
 * Data injection: content takes the place of what the user gave. The user asked for the function, and
 * a passage that nobody left the choice to says for whom, where or how much; or data of the user's own
 * is on its way to whoever content chose: a recipient, an address, another container, another server.
 * Tool definitions and instructions are content too: what they name, the user did not.
 */
import { type Claim, defineRule, type JudgeInput, type Rule } from '../judge.ts'
import { decisions } from '../verdict.ts'
import { askedOfHost } from './data-injection/asked-of-host.ts'
import { betweenContainers } from './data-injection/between-containers.ts'
import { chosenByContent } from './data-injection/chosen-by-content.ts'
import { chosenPath } from './data-injection/chosen-path.ts'
import { fabricatedAnswer } from './data-injection/fabricated-answer.ts'
import { foreignRecord } from './data-injection/foreign-record.ts'
import { foreignSyntax } from './data-injection/foreign-syntax.ts'
import { leavingByAddress, leavingByAnswer } from './data-injection/leaving-by-address.ts'
import { leavingData } from './data-injection/leaving-data.ts'
import { leavingOtherwise } from './data-injection/leaving-otherwise.ts'
import { leavingSecret } from './data-injection/leaving-secret.ts'
import { toldOfOthers } from './data-injection/told-of-others.ts'

/** Of those that find something the strictest speaks; of equals the first. */
const looks: readonly ((input: JudgeInput) => readonly Claim[])[] = [
  leavingData,
  leavingSecret,
  leavingByAddress,
  leavingOtherwise,
  betweenContainers,
  foreignSyntax,
  chosenPath,
  chosenByContent,
  toldOfOthers,
]

const answerLooks: typeof looks = [askedOfHost, foreignRecord]

/** What was found of a message: other rules ask as well. */
const judged = new WeakMap<JudgeInput, readonly Claim[]>()

export const dataInjection: Rule = defineRule({
  risk: 'data-injection',
  summary:
    'content that the user did not leave the choice to says to whom, where or how much; data or credentials leave to a recipient, an address, a container or a server that the user did not give them to; what concerns somebody else, or what a source holds in confidence, is told in a message about other things; a value is more than the name that its parameter is for; a server asks for secrets in a form or answers with somebody else’s record; or an answer asserts what no function returned',
  sources: [
    'Jing et al. 2025, MCIP, arXiv:2505.14590, Table 1, data injection',
    'Debenedetti et al. 2025, arXiv:2503.18813 (CaMeL: values and functions from the user’s words)',
    'Willison 2025, the lethal trifecta: private data, untrusted content, a way out',
    'Invariant Labs, 2025-05, GitHub MCP exploited: private repositories leave by a public issue',
    'OWASP Top 10 for LLM Applications 2025, LLM01 and LLM02',
    'Invariant Labs, 2025-04, tool poisoning; CyberArk, 2025-05, full-schema poisoning (credentials in side parameters)',
    'CVE-2025-53967, CVE-2025-53107, CVE-2025-68145, CVE-2025-53110 (commands, options and ways out of a folder in arguments)',
    'Shao et al. 2024, PrivacyLens, arXiv:2409.00138 (what concerns others, told to whom the user named)',
    'Nissenbaum 2010, Privacy in Context (subject, type, recipient and terms of what is told)',
    'CVE-2025-32711, CVE-2025-34072 (data within addresses)',
    'MCP 2025-11-25, Elicitation: servers must not ask for sensitive information in forms',
  ],
  primitives: [
    'tool-call',
    'tool-definition',
    'tool-result',
    'embedded-resource',
    'resource-link',
    'task-result',
    'resource-read',
    'resource-contents',
    'prompt-arguments',
    'prompt-message',
    'completion-argument',
    'sampling-request',
    'sampling-answer',
    'elicitation-request',
    'elicitation-answer',
    'roots',
    'answer',
  ],
  misses: [
    'a value that stands as a field of its own in a record that was looked up, and is forged there',
    'content that the user told the agent to follow, whatever it orders',
    'a value that the model wrote anew, so that no part of it stands in the content',
    'data that leaves in words of the model’s own, unless it is about a person (health, feelings, relations, law, belief, money, performance, whereabouts, numbers) or told in confidence',
    'what is told of others behind the first 32,768 characters of one text',
    'what concerns companies and their plans where no word in the source says that it is not for others',
    'persons without a name, and names that no list has, in languages whose sentences do not begin with whom they are about',
    'definitions whose words choose without naming a value: praise of a tool, contempt of another',
    'an answer that asserts what no result returned where a call that came about could have, or in words without a value, a name or a deed',
    'an answer of which nothing is heard: hosts that pass on no turns of the client',
  ],
  judge(input): readonly Claim[] {
    const known = judged.get(input)
    if (known !== undefined) return known
    const claims = strictestOf(input)
    judged.set(input, claims)
    return claims
  },
  judgeTurn(turn): readonly Claim[] {
    const leaving = leavingByAnswer(turn)
    return leaving.length > 0 ? leaving : fabricatedAnswer(turn)
  },
})

function strictestOf(input: JudgeInput): readonly Claim[] {
  let strictest: readonly Claim[] = []
  let rank = -1
  for (const look of input.from === 'host' ? looks : answerLooks) {
    const claims = look(input)
    const own = Math.max(-1, ...claims.map(({ decision }) => decisions.indexOf(decision)))
    if (own <= rank) continue
    strictest = claims
    rank = own
  }
  return strictest
}
