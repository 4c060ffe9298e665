/**
 * Makes `npm start`, `npm test` and the scripts work in a fresh clone: installs the dependencies
 * if the lock file changed since the last installation, and builds if a source changed since the
 * last build. Does nothing when nothing changed. Needs only Node and npm.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`mcip needs Node 20.19 or later; this is ${process.versions.node}\n`)
  process.exit(1)
}

const marker = 'node_modules/.mcip-installed'
const lock = readFileSync('package-lock.json', 'utf8')
if (!existsSync(marker) || readFileSync(marker, 'utf8') !== lock) {
  process.stderr.write('installing dependencies (npm install)\n')
  // WHY not npm ci: it refuses a lock file that lacks the optional packages of other platforms.
  // This takes every version from the lock file all the same, and does not write to it.
  run('npm', ['install', '--no-save', '--no-fund', '--no-audit', '--loglevel=error'])
  writeFileSync(marker, lock)
}

const built = 'dist/.built'
const sources = ['src', 'scripts/build.mjs', 'package.json', 'tsconfig.json', 'tsconfig.build.json']
const newest = Math.max(...sources.map(newestChange))
if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  process.stderr.write('building\n')
  run(process.execPath, ['scripts/build.mjs'])
}

/** Milliseconds since the epoch of the latest change at or below `path`. */
function newestChange(path) {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

function run(command, args) {
  const done = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (done.status !== 0) {
    process.stderr.write(`\`${command} ${args.join(' ')}\` failed\n`)
    process.exit(done.status ?? 1)
  }
}
