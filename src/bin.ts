#!/usr/bin/env node
/** The command `mcip`: `run` from its own bundled file, because a host starts it often; the rest lazily. */
const argv: readonly string[] = process.argv.slice(2)

if (argv[0] === 'run') {
  const { run } = await import('./cli/run.ts')
  process.exit(await run(argv.slice(1)))
} else {
  const { main } = await import('./cli/main.ts')
  process.exitCode = await main(argv)
}
