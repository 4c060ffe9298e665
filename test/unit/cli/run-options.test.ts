import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runHelp, runOptions } from '../../../src/cli/run-options.ts'
import { defaultConfig } from '../../../src/config/config.ts'

let folder = ''
let file = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mcip-run-options-'))
  file = join(folder, 'mcip.yaml')
  writeFileSync(file, 'mode: observe\nfailMode: open\nlog: { path: /from/file.db }\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const parse = (line: string) => runOptions(line.split(' '))
const reasonOf = async (argv: readonly string[]): Promise<string> => {
  try {
    await runOptions(argv)
  } catch (fault) {
    return String((fault as Error).message)
  }
  return 'accepted'
}

/** A configured model is looked for where it is asked only. */
const asked = ['--judges', 'rules,classifier']

describe('runOptions', () => {
  it('takes what stands behind the two hyphens as the command, as it is', async () => {
    expect(await runOptions(['--', 'npx', '-y', 'server', '--', '--mode', ''])).toEqual({
      command: ['npx', '-y', 'server', '--', '--mode', ''],
      name: undefined,
      config: defaultConfig,
    })
  })

  it('takes the file of a model that is there', async () => {
    expect((await parse(`--model ${file} -- s`))?.config.model).toBe(file)
    expect((await parse(`--model ${file} -- s`))?.config.judges).toBe('rules,classifier')
    expect((await parse(`--judges rules --model ${file} -- s`))?.config.judges).toBe('rules')
    expect((await parse('-- s'))?.config.model).toBeUndefined()
    expect(await reasonOf([...asked, '--model', '/none.model', '--', 's'])).toContain(
      'is not there',
    )
  })

  it('finds a relative model beside the configuration that names it', async () => {
    const named = join(folder, 'with-model.yaml')
    writeFileSync(named, 'model: mine.model\njudges: rules,classifier\n')
    expect(await reasonOf(['--config', named, '--', 's'])).toContain(join(folder, 'mine.model'))
    writeFileSync(join(folder, 'mine.model'), '')
    const options = await runOptions(['--config', named, '--', 's'])
    expect(options?.config.model).toBe(join(folder, 'mine.model'))
    const given = await runOptions(['--config', named, '--model', file, '--', 's'])
    expect(given?.config.model).toBe(file)
  })

  it('keeps a relative log of a configuration beside it, and one of an option where it is run', async () => {
    const named = join(folder, 'with-log.yaml')
    writeFileSync(named, 'judges: rules\nlog:\n  path: logs/own.db\n')
    const options = await runOptions(['--config', named, '--', 's'])
    expect(options?.config.log.path).toBe(join(folder, 'logs', 'own.db'))
    const given = await runOptions(['--config', named, '--log', 'own.db', '--', 's'])
    expect(given?.config.log.path).toBe('own.db')
    writeFileSync(named, `judges: rules\nlog:\n  path: ${JSON.stringify(join(folder, 'a.db'))}\n`)
    const absolute = await runOptions(['--config', named, '--', 's'])
    expect(absolute?.config.log.path).toBe(join(folder, 'a.db'))
  })

  it('starts without a model where only the rules are asked', async () => {
    const named = join(folder, 'rules.yaml')
    writeFileSync(named, 'model: own\njudges: rules\n')
    vi.stubEnv('XDG_STATE_HOME', join(folder, 'no-state'))
    vi.stubEnv('LOCALAPPDATA', join(folder, 'no-state'))
    try {
      expect((await runOptions(['--config', named, '--', 's']))?.config.model).toBeUndefined()
      const rules = ['--judges', 'rules', '--model', '/none.model', '--', 's']
      expect(await reasonOf(rules)).toContain('is not there')
    } finally {
      vi.unstubAllEnvs()
    }
  })

  it('shows the path of a missing model without control characters', async () => {
    const reason = await reasonOf([...asked, '--model', '/none\u001b[31m\n.model', '--', 's'])
    expect(reason).toContain('is not there')
    expect(reason).not.toMatch(/[\u001b\n]/)
  })

  it('takes every option, with a space or an equals sign', async () => {
    for (const line of [
      '--name a/b --mode ask --fail-mode closed --ask-in host --judges rules,classifier --log /l=1.db -- s',
      '--name=a/b --mode=ask --fail-mode=closed --ask-in=host --judges=rules,classifier --log=/l=1.db -- s',
    ]) {
      const options = await parse(line)
      expect(options?.name).toBe('a/b')
      expect(options?.config).toMatchObject({
        mode: 'ask',
        failMode: 'closed',
        askIn: 'host',
        judges: 'rules,classifier',
        log: { path: '/l=1.db' },
      })
    }
  })

  it('puts flags before the file, and the file before the defaults', async () => {
    const ofFile = await runOptions(['--config', file, '--', 's'])
    expect(ofFile?.config).toMatchObject({ mode: 'observe', failMode: 'open' })
    expect(ofFile?.config.log).toEqual({ ...defaultConfig.log, path: '/from/file.db' })
    const both = await runOptions(['--config', file, '--mode', 'enforce', '--log', '/l', '--', 's'])
    expect(both?.config).toMatchObject({ mode: 'enforce', failMode: 'open', log: { path: '/l' } })
  })

  it('gives nothing where help is asked for, but not where the server is asked for it', async () => {
    expect(await parse('--help')).toBeUndefined()
    expect(await parse('--name x -h')).toBeUndefined()
    expect((await parse('-- s --help'))?.command).toEqual(['s', '--help'])
  })

  it('says what is wrong', async () => {
    const wrong: readonly (readonly [string, string])[] = [
      ['', 'stands where an option belongs'],
      ['npx server', 'put `--` before the server'],
      ['--mode observe', 'no server command'],
      ['--', 'no server command'],
      ['--name x --', 'no server command'],
      ['--verbose -- s', 'unknown option `--verbose`'],
      ['-m ask -- s', 'unknown option `-m`'],
      ['--__proto__ x -- s', 'unknown option `--__proto__`'],
      ['--mode', 'option `--mode` needs a value'],
      ['--mode -- s', 'option `--mode` needs a value'],
      ['--mode= -- s', 'option `--mode` needs a value'],
      ['--mode ask --mode observe -- s', 'option `--mode` is given twice'],
      ['--mode Ask -- s', '`--mode` must be one of observe, ask, enforce, not `Ask`'],
      ['--fail-mode x -- s', '`--fail-mode` must be one of closed-for-changes, closed, open'],
      ['--config /none/x.yaml -- s', 'cannot read the configuration'],
    ]
    for (const [line, reason] of wrong) {
      expect(await reasonOf(line.split(' '))).toContain(reason)
    }
    expect(await reasonOf([])).toContain('no server command')
  })

  it('takes names only that are safe in logs and terminals', async () => {
    for (const name of ['files', 'a b', '@scope/x', '7', 'x'.repeat(128)]) {
      expect((await runOptions(['--name', name, '--', 's']))?.name).toBe(name)
    }
    for (const name of ['a\nb', '\u001b[31m', ' a', '/a', 'é', 'a`b', '$&', 'x'.repeat(129)]) {
      expect(await reasonOf(['--name', name, '--', 's'])).toContain('`--name` takes 1 to 128')
    }
  })
})

describe('runHelp', () => {
  it('names every option, in at most 100 columns', () => {
    for (const option of ['--name', '--mode', '--fail-mode', '--log', '--config', '--help']) {
      expect(runHelp).toContain(option)
    }
    for (const line of runHelp.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })
})
