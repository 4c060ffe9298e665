#!/usr/bin/env node
/** The command `mcip`: `run` from its own bundled file, because a host starts it often; the rest lazily. */
import { setFlagsFromString } from 'node:v8'

const argv: readonly string[] = process.argv.slice(2)

if (argv[0] === 'run') {
  // A guard makes much short-lived garbage and keeps little; by default V8 lets its nursery grow to
  // 48 MB and the rest of its heap to twice what is used. Before the import, whose own garbage makes
  // the nursery grow for good. Measured on Node 20, peaks after 1,000 results of 1 KB: 113 MB
  // without, 99 MB when set after the import, 92 MB so; calls as fast.
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=30')
  // V8 lets every heap grow by 8 MB before it looks for garbage, whatever the heap keeps, and by some more
  // until it has found it: a guard's looks when three quarters are used. Measured: 2 to 3 MB less at the
  // peak; CPU time of small results the same, of 100 KB some 5% more.
  setFlagsFromString('--incremental-marking-hard-trigger=75')
  // WHY no code of the middle tier: the functions that matter soon have optimised code, and the others are
  // better left small. Measured: 2 MB less at the peak, CPU time the same or less.
  setFlagsFromString('--no-sparkplug')
  // WHY: a guard has hundreds of large patterns and asks most of them of every text; by default V8
  // compiles each twice, to bytecode and then to machine code. Measured until the first answer: an
  // eighth of a guard's CPU time less. Not `--no-regexp-tier-up`: patterns that were compiled to
  // bytecode before, as Node's own, crash V8 then.
  setFlagsFromString('--regexp-tier-up-ticks=0')
  const { run } = await import('./cli/run.ts')
  process.exit(await run(argv.slice(1)))
} else {
  const { main } = await import('./cli/main.ts')
  process.exitCode = await main(argv)
}
