import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Revision } from '../../../src/mcp/revision.ts'

/** Folder of the specification's schema files; tests that need it are skipped by name without it. */
export const schemaFolder: string | undefined = process.env.MCIP_SCHEMA

export interface Definition {
  readonly const?: string | number
  readonly $ref?: string
  readonly anyOf?: readonly Definition[]
  readonly allOf?: readonly Definition[]
  readonly properties?: Readonly<Record<string, Definition>>
}

/** The definitions of a revision's schema by name (`$defs`, before 2025-11-25 `definitions`). */
export function definitionsOf(revision: Revision): Readonly<Record<string, Definition>> {
  const file = path.join(schemaFolder ?? '', `mcp-${revision}.schema.json`)
  const schema = JSON.parse(readFileSync(file, 'utf8')) as {
    $defs?: Record<string, Definition>
    definitions?: Record<string, Definition>
  }
  return schema.$defs ?? schema.definitions ?? {}
}

/** Name of the definition that a `$ref` leads to. */
export function nameOf(reference: Definition): string {
  return reference.$ref?.split('/').at(-1) ?? ''
}
