/** Whether a function shows who somebody is. */
import { isLogIn } from '../privilege.ts'
import { wordsOfIdentifier } from '../verbs.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const checking = words(
  'check verify confirm validate authenticate authorize authorise identify find',
)
const people = words(
  'identity user users customer member caller patient credentials credential token password authentication authorization authorisation access permission permissions role session login',
)

/** `verify_user`, `find_user_id_by_email`, `login`; a server decides how it knows people. */
export function isIdentityCheck(name: string): boolean {
  if (isLogIn(name)) return true
  const found = wordsOfIdentifier(name)
  return found.some((word) => checking.has(word)) && found.some((word) => people.has(word))
}
