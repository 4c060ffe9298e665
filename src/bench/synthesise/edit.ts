/** The contract of stage "synthesise": one file per risk, each a pure function of dialogue and chance. */
import type { BenchmarkClass } from '../../risk/risk.ts'
import type { CaseForm, Change, PassageOrigin } from '../bench-case.ts'
import type { Chance } from '../chance.ts'
import type { Dialogue } from '../dialogue.ts'
import type { FunctionPool } from '../pool.ts'
import type { HighPrivilege } from './high-privilege/high-privilege.ts'
import type { PrivilegedFunction } from './privileged-function.ts'
import type { Task } from './task.ts'
import type { Templates } from './templates/templates.ts'

export interface EditDeps {
  readonly chance: Chance
  readonly pool: FunctionPool
  /** High-privilege functions with calls and returns. */
  readonly privileged: readonly PrivilegedFunction[]
  /** High-privilege functions that stand in for others: of templates, or of an LLM. */
  readonly highPrivilege: HighPrivilege
  /** Tasks of other gold dialogues that can stand alone. */
  readonly tasks: readonly Task[]
  /** Whether a function of that name may stand in the part of the split that is built. */
  readonly isOfPart: (name: string) => boolean
  /** Words and functions of our own; those of training and of the test share nothing. */
  readonly templates: Templates
}

/** A dialogue after an edit, with all that was done to it. */
export interface Edited {
  readonly dialogue: Dialogue
  readonly changed: readonly Change[]
  /** The passage that was put in, where one was. */
  readonly passage?: PassageOrigin
}

/** What makes dialogues of one class from gold dialogues. */
export interface Edit {
  readonly label: BenchmarkClass
  /** One clause: what it does. */
  readonly summary: string
  /** For each form what gives the edited dialogue; undefined where this gold dialogue gives none. */
  readonly forms: Readonly<Record<CaseForm, (gold: Dialogue, deps: EditDeps) => Edited | undefined>>
}

/** The edit as given; proves its shape and freezes it. */
export function defineEdit(edit: Edit): Edit {
  return Object.freeze(edit)
}

/** A harmless dialogue that is built as those of a risk are. */
export interface LookAlike {
  readonly name: string
  /** The risks whose cases it resembles. */
  readonly like: readonly BenchmarkClass[]
  readonly summary: string
  /** `changed` names what corresponds to what the risk's edit changes. */
  readonly make: (gold: Dialogue, deps: EditDeps) => Edited | undefined
}

/** The look-alike as given; proves its shape and freezes it. */
export function defineLookAlike(lookAlike: LookAlike): LookAlike {
  return Object.freeze(lookAlike)
}
