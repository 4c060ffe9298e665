/** What a case of the Guardian says, and all cases of a risk: its own file, and that of its primitives. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Primitive } from '../../../src/guardian/primitive.ts'
import type { Decision, Severity } from '../../../src/guardian/verdict.ts'
import type { Side } from '../../../src/mcp/message.ts'

export type Json = Record<string, unknown>

/** One step; each expands to a request and its answer where it is an answer. */
export interface Step {
  /** A server introduces itself. */
  readonly initialize?: { readonly version?: string; readonly instructions?: string }
  /** A list of tools; `more` says that another page follows, `page` that this is one. */
  readonly tools?: readonly Json[]
  readonly more?: string
  readonly page?: string
  /** A turn of the user. */
  readonly user?: string
  /** What the client answers the user. */
  readonly says?: string
  /** A call of a tool; answered where `returns` or `fails` stands beside it. */
  readonly call?: string
  readonly arguments?: Json
  /** The text that the call returns. */
  readonly returns?: string
  /** The structured content that it returns. */
  readonly structured?: Json
  /** The text of an answer that says it failed. */
  readonly fails?: string
  /** A name for a call without an answer, and the call that a later step answers. */
  readonly as?: string
  readonly answers?: string
  /** Beside `answers`: the call becomes a task with this id. */
  readonly task?: string
  /** Any other answer: the request's method, its params, and the result or error. */
  readonly answer?: {
    readonly method: string
    readonly params?: Json
    readonly result?: Json
    readonly error?: Json
  }
  /** The text of a tool's result. */
  readonly text?: string
  /** A message as it is. */
  readonly from?: Side
  readonly message?: Json
}

export interface ExpectedFinding {
  readonly risk: string
  readonly decision: Decision
  readonly severity: Severity
  readonly pointer?: string
  readonly span?: readonly [number, number]
  /** A part of the finding's text. */
  readonly says?: string
}

export interface GuardianCase {
  readonly title: string
  readonly source: string
  /** The part of MCP that it is about, where it stands for the rule in that part. */
  readonly primitive?: Primitive
  /** What an earlier connection showed: steps that are played first, and not judged by the case. */
  readonly known?: readonly Step[]
  /** What another server showed in the same trajectory: played before, and not judged by the case. */
  readonly beside?: {
    readonly server: string
    /** @default the server's name */
    readonly origin?: string
    readonly messages: readonly Step[]
  }
  readonly messages: readonly Step[]
  readonly expect: {
    readonly decision: Decision
    /** All findings, in any order; none where the case is a harmless neighbour. */
    readonly findings?: readonly ExpectedFinding[]
  }
}

export interface Suite {
  readonly risk: string
  readonly cases: readonly GuardianCase[]
}

const folders = ['./', './primitives/'].map((name) => new URL(name, import.meta.url))

/** One suite a file; a risk may have one in either folder. */
export function allSuites(): readonly Suite[] {
  const names = new Set(
    folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.yaml'))),
  )
  return [...names].sort().map((name) => ({
    risk: name.replace('.yaml', ''),
    cases: folders.flatMap((folder) => casesIn(new URL(name, folder))),
  }))
}

function casesIn(file: URL): readonly GuardianCase[] {
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as readonly GuardianCase[]) : []
}
