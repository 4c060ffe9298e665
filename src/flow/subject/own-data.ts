/**
 * Whether a function reads what is the user's own: it says so, or the user called the thing that it
 * reads their own ("my calendar").
 */
import { wordsOf } from '../field-name.ts'
import type { Origins } from '../origins.ts'

export interface CalledFunction {
  readonly name: string
  /** The description under which it was advertised. */
  readonly description?: string
}

const ownNames: ReadonlySet<string> = new Set(['my', 'own', 'me', 'whoami', 'self', 'current'])
const profiles: ReadonlySet<string> = new Set(['profile', 'account', 'whoami', 'me', 'myself'])
const ofUser =
  /\b(?:(?:my|your) (?:own )?\p{L}|(?:the|a) (?:current(?:ly)?|authenticated|signed[- ]in|logged[- ]in)\b|the (?:\p{L}{2,20} )?user['’]s|current user)/iu

/** The role in which the user is signed in: "of the signed-in employee". */
const signedInAs =
  /\b(?:current(?:ly)?|authenticated|signed[- ]in|logged[- ]in) (?!user\b)(\p{L}{3,20})(?!\p{L})/iu

/** UTF-16 code units of a description that are looked at. */
const maxSearched = 512

/** Whether the function says by its name or description that it is about the user's own data. */
export function isAboutUser({ name, description }: CalledFunction): boolean {
  const words = wordsOf(name)
  if (words.some((word) => ownNames.has(word) && word !== 'current')) return true
  if (words.includes('current') && words.includes('user')) return true
  return description !== undefined && ofUser.test(description.slice(0, maxSearched))
}

/** Whether the function returns the user's own profile, so that a name in it is the user's. */
export function isOwnProfile(called: CalledFunction): boolean {
  return wordsOf(called.name).some((word) => profiles.has(word)) && isAboutUser(called)
}

/** The role in which the user is signed in at the function, lower case; undefined where none is told. */
export function roleOfUser(called: CalledFunction | undefined): string | undefined {
  const description = called?.description
  if (description === undefined) return undefined
  return signedInAs.exec(description.slice(0, maxSearched))?.[1]?.toLowerCase()
}

/** Whether a field is named after `role`. */
export function isRoleOfUser(field: string, role: string): boolean {
  return wordsOf(field)[0] === role
}

/** Whether the user called the thing that the function is about their own. */
export function isCalledOwn(name: string, origins: Origins): boolean {
  if (origins.hasOwn?.() === false) return false
  for (const word of wordsOf(name)) if (origins.isOwn(word)) return true
  return false
}
