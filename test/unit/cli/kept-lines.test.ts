import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keptLines } from '../../../src/cli/kept-lines.ts'

const file = join(mkdtempSync(join(tmpdir(), 'mcip-kept-')), 'rows.jsonl')

function evenOf(value: unknown): number | undefined {
  if (typeof value !== 'number') throw new Error('no number')
  return value % 2 === 0 ? value : undefined
}

it('gives what can be read, and leaves out what was torn or is of another hand', () => {
  writeFileSync(file, '2\n3\n\n"x"\n{"a":\n4\n6')
  expect(keptLines(file, evenOf)).toEqual([2, 4, 6])
})

it('gives nothing where nothing was kept', () => {
  expect(keptLines(`${file}.none`, evenOf)).toEqual([])
})
