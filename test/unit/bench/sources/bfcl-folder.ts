/** A folder in the form of BFCL's original one, with questions of our own. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const convert: {
  readonly name: string
  readonly description: string
  readonly parameters: object
} = {
  name: 'units.convert',
  description: 'Converts a length.',
  parameters: {
    type: 'dict',
    properties: {
      value: { type: 'float', description: 'how long' },
      to: { type: 'string' },
      digits: { type: 'integer' },
    },
    required: ['value', 'to'],
  },
}

export const ground = (id: string, ...calls: readonly object[]): object => ({
  id,
  ground_truth: calls,
})

export const question = (id: string, text: string, ...functions: readonly object[]): object => ({
  id,
  question: [[{ role: 'user', content: text }]],
  function: functions,
})

export function lines(...rows: readonly (object | string)[]): string {
  return rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')
}

/** Writes files by their names; `possible_answer/` is part of a name. */
export function writeBfcl(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, 'possible_answer'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}
