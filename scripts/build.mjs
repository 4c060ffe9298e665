/**
 * Builds `dist/`: declarations and modules of the library by tsc, and then the code of `mcip run`
 * and of the workers of `mcip audit` again as one bundled file each by esbuild (150 small modules
 * cost 70 ms to import at every start). A bundle takes the place of the module, so that it is found
 * under the same name in both forms. The guard of `mcip run` is a script, not a module: of scripts
 * Node can keep the compiled code (`src/cli/load-guard.ts`).
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
// Built beside and then put in place, so that a running command never meets half a build.
const next = 'dist.next'
rmSync(next, { recursive: true, force: true })

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
const compiled = spawnSync(
  process.execPath,
  [join(typescript, 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', next],
  { stdio: 'inherit' },
)
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

// Started often: by a host for every server, and once for each core that an audit uses.
const bundled = ['cli/run', 'audit/run-worker']
const guardScript = 'bundled/run-guard.script.js'
const options = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // WHY: esbuild takes no Node to know all of Unicode's properties, and would write each pattern that
  // names one as `new RegExp(...)`: inside a function that makes a pattern anew at each call.
  supported: { 'regexp-unicode-property-escapes': true },
  // Found at run time where they are: one driver or the other, and only with a configuration file.
  external: ['node:*', 'libsql', 'yaml'],
  legalComments: 'inline',
  logLevel: 'warning',
}
await build({
  ...options,
  entryPoints: bundled.map((name) => `src/${name}.ts`),
  outbase: 'src',
  outdir: next,
  allowOverwrite: true,
  format: 'esm',
  plugins: [
    {
      name: 'guard-apart',
      setup({ onResolve }) {
        onResolve({ filter: /\/run-guard\.ts$/ }, () => ({
          path: './run-guard.js',
          external: true,
        }))
      },
    },
  ],
  // cross-spawn is CommonJS and requires Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
})
await build({
  ...options,
  entryPoints: ['src/cli/run-guard.ts'],
  outfile: `${next}/${guardScript}`,
  format: 'cjs',
  define: { 'import.meta.url': '__url' },
  // One expression: a function that gives back what the entry point exports.
  banner: { js: '(function (require, __url) { "use strict"; const module = { exports: {} };' },
  footer: { js: 'return module.exports })' },
})
// esbuild leaves regular expressions as they are; one character beyond ASCII makes V8 keep a whole
// source with two bytes for each. In strings and expressions the escapes mean the same.
const written = [...bundled.map((name) => `${name}.js`), guardScript]
for (const name of written) {
  const file = `${next}/${name}`
  const escaped = readFileSync(file, 'utf8').replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  writeFileSync(file, escaped)
}
chmodSync(`${next}/bin.js`, 0o755)
writeFileSync(`${next}/.built`, `${new Date().toISOString()}\n`)
rmSync('dist', { recursive: true, force: true })
renameSync(next, 'dist')
