/** Why each risk matters: what is lost where nobody notices, in one sentence for a newcomer. */
import type { RiskId } from './risk.ts'

export const harms: Readonly<Record<RiskId, string>> = {
  'server-name-overlapping':
    'Whoever owns the name gets the data, the credentials and the trust that were meant for the other server.',
  'installer-spoofing':
    'A person agreed to something else than what runs on the machine from then on, with all their rights.',
  'backdoor-implantation':
    'Every test and every review before the trigger shows a well-behaved server, so trust grows until it is used.',
  'tool-name-overlapping':
    'Model and person read a name they know, and hand arguments to a server that they did not choose.',
  'function-overlapping':
    'The look-alike learns what the user asked, and the user gets no answer or a wrong one and may act on it.',
  'excessive-privileges-overlapping':
    'A slip, or an order hidden in content, then does what the task could never have done: delete, pay, administer.',
  'function-dependency-injection':
    'Reading the list of tools is enough: data and files that no task needed leave before the first right call.',
  'function-injection':
    'Anyone who can write an issue, a mail or a page that the agent reads can make it act with the user’s rights.',
  'causal-dependency-injection':
    'A check that comes too late protects nothing: the money is gone or the record is read when it fails.',
  'wrong-function-intent-injection':
    'Something else is done than what was wanted, possibly beyond recall, and the user believes it was the right thing.',
  'wrong-argument-intent-injection':
    'The right call with a wrong recipient, amount or dose does harm that looks like the user’s own order.',
  'data-injection':
    'Money and private data go to whom a stranger chose, or the user decides by an answer that nobody ever looked up.',
  'identity-injection':
    'Words alone open what log-ins and roles were there to guard: accounts, rights, whole systems.',
  'replay-injection': 'The user pays, sends or deletes twice what was agreed to once.',
  'expired-privilege-redundancy':
    'A right that nobody remembers is there for whoever finds it, long after the task that needed it.',
  'configuration-drift':
    'Approval is given once and trusted for long: what changes afterwards runs with the trust of what was approved.',
  'server-version-mismatch':
    'What was reviewed is not what runs, so every promise of the review is void and nobody knows.',
}
