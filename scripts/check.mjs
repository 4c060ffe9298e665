/**
 * `npm run check`: format, lint, types, layout, documents, dead code and the package, each step
 * with its name, result and time. A failed step shows its output; the rest still run.
 */
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const require = createRequire(import.meta.url)

// Installs and builds where needed: the other steps stand on both.
const prepared = step('build', () => node('scripts/prepare.mjs'))
if (!prepared && !existsSync('node_modules/.bin')) process.exit(1)

const results = [
  prepared,
  step('format and lint', () =>
    tool('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '.']),
  ),
  step('a lost promise fails lint', lostPromise),
  step('types', () => tool('typescript', 'tsc', ['-p', '.'])),
  step('layout', () => tool('tsx', 'tsx', ['scripts/check-layout.ts'])),
  step('generated documents', () => tool('tsx', 'tsx', ['scripts/generate-docs.ts', '--check'])),
  step('dead code', () => tool('knip', 'knip', ['--no-progress'])),
  step('package', () => tool('publint', 'publint', ['--strict'])),
]
const failed = results.filter((passed) => !passed).length
process.stdout.write(
  failed === 0 ? 'all checks passed\n' : `${failed} of ${results.length} checks failed\n`,
)
process.exitCode = failed === 0 ? 0 : 1

/** Runs one step and reports it; a step gives its exit status and output. */
function step(name, run) {
  const started = performance.now()
  const { status, output } = run()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const passed = status === 0
  process.stdout.write(`${passed ? 'pass' : 'FAIL'}  ${name.padEnd(28)}${seconds.padStart(6)} s\n`)
  if (!passed) process.stdout.write(`${output.trimEnd().replace(/^/gm, '      ')}\n`)
  return passed
}

/**
 * The fixture must fail as if it stood in src/, for this rule alone; with the promise kept it must
 * pass, so that a linter which fails for another reason is found out.
 */
function lostPromise() {
  const folder = mkdtempSync(join(tmpdir(), 'mcip-lint-'))
  try {
    for (const name of ['biome.json', '.gitignore']) copyFileSync(name, join(folder, name))
    mkdirSync(join(folder, 'src'))
    const lost = readFileSync('test/lint/lost-promise.ts', 'utf8')
    const kept = lost
      .replace('\n  judge()', '\n  return judge()')
      .replace('void {\n', 'Promise<void> {\n')
    const lint = (text) => {
      writeFileSync(join(folder, 'src/lost-promise.ts'), text)
      return tool('@biomejs/biome', 'biome', ['lint', folder, `--config-path=${folder}`])
    }
    const [bad, good] = [lint(lost), lint(kept)]
    if (bad.status !== 0 && bad.output.includes('noFloatingPromises') && good.status === 0)
      return good
    return { status: 1, output: `lost:\n${bad.output}\nkept:\n${good.output}` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs the program `name` of an installed package on this Node. */
function tool(packageName, name, args, input) {
  const folder = packageFolder(packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return node(join(folder, typeof bin === 'string' ? bin : bin[name]), args, input)
}

/** Where a package lies; its exports need not name package.json. */
function packageFolder(packageName) {
  for (const folder of require.resolve.paths(packageName) ?? []) {
    if (existsSync(join(folder, packageName, 'package.json'))) return join(folder, packageName)
  }
  throw new Error(`${packageName} is not installed: run npm install`)
}

function node(script, args = [], input = undefined) {
  const done = spawnSync(process.execPath, [script, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 10 * 60_000,
  })
  return {
    status: done.status ?? 1,
    output: `${done.stdout}${done.stderr}${done.error?.message ?? ''}`,
  }
}
