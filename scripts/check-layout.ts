/**
 * Checks what the linter cannot: sources and unit tests mirror each other, ARCHITECTURE.md and links
 * name only what exists, files stay small, nothing is left open, focused or skipped, and no file names a
 * place outside the repository. Prints each finding; exits with 1 where there is one.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, extname, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

const root = resolve(fileURLToPath(new URL('..', import.meta.url)))
process.chdir(root)

const maxLines = 400
const files = repositoryFiles()
const findings = [
  ...files.filter(isSource).flatMap(sourceFindings),
  ...files.filter(isUnitTest).flatMap(unitTestFindings),
  ...architectureFindings(readFileSync('ARCHITECTURE.md', 'utf8')),
  ...files.filter((file) => file.endsWith('.md')).flatMap(linkFindings),
  ...files.filter(isText).flatMap(textFindings),
]
for (const finding of findings) console.error(finding)
process.exitCode = findings.length === 0 ? 0 : 1

/** Tracked files and new ones that git does not ignore, with forward slashes. */
function repositoryFiles(): readonly string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    encoding: 'utf8',
  })
  const names =
    listed.status === 0
      ? listed.stdout.split('\0')
      : readdirSync('.', { recursive: true, encoding: 'utf8' })
          .map((name) => name.replaceAll(sep, '/'))
          .filter((name) => !/(^|\/)(node_modules|dist|coverage|\.cache|\.git)\//.test(name))
  return names.filter((name) => extname(name) !== '' && existsSync(name))
}

function isSource(file: string): boolean {
  return file.startsWith('src/') && file.endsWith('.ts')
}

function isUnitTest(file: string): boolean {
  return file.startsWith('test/unit/') && file.endsWith('.test.ts')
}

function isText(file: string): boolean {
  return /\.(ts|mjs|js|json|md|yaml|yml)$/.test(file) && basename(file) !== 'package-lock.json'
}

function sourceFindings(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8')
  const found: string[] = []
  const lines = text.split('\n').length - 1
  if (lines > maxLines) found.push(`${file} has ${lines} lines; split it (at most ${maxLines})`)
  const test = file.replace(/^src\//, 'test/unit/').replace(/\.ts$/, '.test.ts')
  if (basename(file) !== 'index.ts' && hasBehaviour(text) && !existsSync(test)) {
    found.push(`${file} has no test: write ${test}`)
  }
  return found
}

/** Whether anything can be called: types and plain data need no test of their own. */
function hasBehaviour(text: string): boolean {
  const { code } = transformSync(text, { loader: 'ts', format: 'esm', target: 'es2023' })
  return /\bfunction\b\*?\s*[\w$(]|=>|\bclass\s/.test(code)
}

function unitTestFindings(file: string): readonly string[] {
  const source = file.replace(/^test\/unit\//, 'src/').replace(/\.test\.ts$/, '.ts')
  return existsSync(source) ? [] : [`${file} has no source: move it to the mirror of what it tests`]
}

/** Everything in backticks that is written like a path must be one. */
function architectureFindings(text: string): readonly string[] {
  return [...text.matchAll(/`([\w.@/<>*-]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((path) => path.includes('/') || /\.(ts|mjs|json|md)$/.test(path))
    .filter((path) => !existsSync(path.replace(/[^/]*[<*].*$/, '') || '.'))
    .map((path) => `ARCHITECTURE.md names ${path}, which does not exist`)
}

/** Links between documents must lead somewhere. */
function linkFindings(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s#]+)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(resolve(dirname(file), link)))
    .map((link) => `${file} links to ${link}, which does not exist`)
}

function textFindings(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8')
  return text.split('\n').flatMap((line, index) => {
    const at = `${file}:${index + 1}`
    return [
      ...(/\b(?:TO[D]O|FIX[M]E)\b(?!\(#\d+\))/.test(line)
        ? [`${at} leaves something open: name its issue, as in TO${'DO'}(#12)`]
        : []),
      ...(file.startsWith('test/') && /\b(?:it|test|describe)\.(?:only|skip)\b/.test(line)
        ? [`${at} focuses or skips a test; use skipIf with a reason that can be seen`]
        : []),
      ...(namesAnotherPlace(file, line) ? [`${at} names a place outside the repository`] : []),
    ]
  })
}

/**
 * Whether a line names the folder around this checkout, or, in the project's own CI, a neighbour
 * of the checkout in it. Other machines' paths cannot be known from here.
 */
function namesAnotherPlace(file: string, line: string): boolean {
  const around = dirname(root)
  const absolute = new RegExp(`(?<![\\w./-])${escaped(around.replaceAll(sep, '/'))}(?![\\w-])`)
  if (!isAnybodys(around) && absolute.test(line)) return true
  if (process.env.MCIP_CI === undefined) return false
  return [...line.matchAll(/(?<![\w./-])\.\.\/[\w-]+/g)].some(([path]) => {
    const fromFile = resolve(dirname(file), path)
    const inside = fromFile.startsWith(`${root}${sep}`) && existsSync(fromFile)
    return !inside && existsSync(resolve(path))
  })
}

/** A folder that documents and tests may name as an example, though this checkout lies in it. */
function isAnybodys(folder: string): boolean {
  return [dirname(folder), resolve(tmpdir()), resolve(homedir())].includes(folder)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
