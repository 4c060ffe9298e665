import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JudgeInput } from '../../../../../src/guardian/judge.ts'
import { nowhere } from '../../../../../src/guardian/protected-paths.ts'
import { protectedFileClaims } from '../../../../../src/guardian/rules/protected-files/judge-touches.ts'
import { segmentsOf } from '../../../../../src/guardian/rules/protected-files/path-segments.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import { createMemory } from '../../../../../src/trajectory/create-memory.ts'
import { callOf, requestOf, resultOf } from '../../../../message.ts'
import { callInput } from '../judge-input.ts'

const claims = (name: string, args: JsonObject, more: Partial<JudgeInput> = {}) =>
  protectedFileClaims(callInput(name, { message: callOf(name, args), ...more }))
const decision = (name: string, args: JsonObject, more: Partial<JudgeInput> = {}) =>
  claims(name, args, more).map((claim) => claim.decision)

function asked(text: string, source: 'user' | 'declared' = 'user') {
  const past = createMemory()
  past.begin({ number: 0, text, flow: 0, at: '2026-01-01T00:00:00.000Z', source })
  return { past }
}

describe('protectedFileClaims', () => {
  it('blocks a change of a host, names it, and points at the argument', () => {
    expect(claims('write_file', { path: 'x/../.cursor/mcp.json', content: '{}' })).toEqual([
      {
        decision: 'block',
        severity: 'high',
        confidence: 0.9,
        element: 'presence',
        text: 'The call of "write_file" would change where Cursor keeps its MCP servers (".cursor/mcp.json"); only a person may.',
        evidence: [{ pointer: '/params/arguments/path' }],
        final: true,
      },
    ])
  })

  it('blocks whatever touches the state of the guard, and a change of its program', () => {
    for (const name of ['read_file', 'write_file', 'frobnicate']) {
      expect(decision(name, { path: '~/.local/state/mcip/log.db.seal-key' })).toEqual(['block'])
    }
    const own = [
      { name: 'program', holds: 'program', segments: segmentsOf('/a/mcip/dist') },
    ] as const
    const places = { own, resolve: () => [] }
    expect(decision('write_file', { path: '/a/mcip/dist/bin.js' }, { places })).toEqual(['block'])
    expect(decision('read_file', { path: '/a/mcip/dist/bin.js' }, { places })).toEqual([])
  })

  it('asks before a file with credentials is read, unless the user named it', () => {
    const args = { path: '.mcp.json' }
    expect(decision('read_file', args)).toEqual(['ask'])
    expect(decision('read_file', args, asked('What is in my project?'))).toEqual(['ask'])
    expect(decision('read_file', args, asked('Show me .mcp.json.'))).toEqual(['allow'])
    expect(decision('read_file', args, asked('Show me .mcp.json.', 'declared'))).toEqual(['ask'])
    expect(claims('read_file', { path: '.github/hooks/a.json' })[0]).toMatchObject({
      decision: 'allow',
      severity: 'info',
    })
  })

  it('does not let the user’s words change who may write', () => {
    expect(decision('write_file', { path: '.mcp.json' }, asked('Write .mcp.json.'))).toEqual([
      'block',
    ])
  })

  it('blocks what moves, removes or links a folder with such a file, and nothing else of it', () => {
    expect(decision('move_file', { source: 'x', destination: '.cursor' })).toEqual(['block'])
    expect(decision('delete_folder', { path: '~/.config' })).toEqual(['block'])
    expect(decision('bash', { command: 'ln -s .claude x' })).toEqual(['block'])
    expect(decision('list_directory', { path: '.cursor' })).toEqual([])
    expect(decision('create_directory', { path: '.vscode' })).toEqual([])
  })

  it('asks the machine what a path means', () => {
    const places = {
      own: [],
      resolve: (path: string) => (path === 'notes/a.json' ? ['/w/.cursor/mcp.json'] : []),
    }
    expect(decision('write_file', { path: 'notes/a.json' }, { places })).toEqual(['block'])
    expect(decision('write_file', { path: 'notes/b.json' }, { places })).toEqual([])
  })

  const machine = (links: Readonly<Record<string, string>>) => ({
    own: [],
    resolve: (path: string) => [`/w/${path}`, links[path] ?? `/w/${path}`],
  })

  it('finds a link behind many other paths', () => {
    const places = machine({ 'a/40': '/w/.cursor/mcp.json' })
    const paths = Array.from({ length: 41 }, (_, at) => `a/${at}`)
    expect(decision('write_files', { paths }, { places })).toEqual(['block'])
    const many = Array.from({ length: 1_500 }, (_, at) => `b/${at}`)
    expect(decision('write_files', { paths: [...many, 'a/40'] }, { places })).toEqual(['block'])
    expect(decision('bash', { command: `cat ${many.join(' ')} > a/40` }, { places })).toEqual([
      'block',
    ])
    expect(decision('write_files', { paths: many }, { places })).toEqual([])
  })

  it('finds a path behind 10,000 values, in a megabyte of a command, in nested shells', () => {
    const values = Array.from({ length: 10_000 }, (_, at) => `value ${at}`)
    expect(decision('x', { values, file: '.cursor/mcp.json' })).toEqual(['block'])
    const line = `cat <<END\n${'word '.repeat(200_000)}\nEND\nrm .cursor/mcp.json`
    expect(decision('bash', { command: line })).toEqual(['block'])
    const nested = `bash -c "sh -c 'echo $(rm .cursor/mcp.json)'"`
    expect(decision('bash', { command: nested })).toEqual(['block'])
  })

  it('does not let a call pass that is too large to look at', () => {
    const places = machine({})
    const paths = Array.from({ length: 10_000 }, (_, at) => `a/${at}`)
    expect(claims('write_files', { paths }, { places })).toMatchObject([
      { decision: 'block', text: expect.stringContaining('too large to check') },
    ])
    expect(decision('read_files', { paths }, { places })).toEqual(['ask'])
    const command = `cat ${paths.join(' ')}`
    expect(decision('bash', { command }, { places })).toEqual(['ask'])
    expect(decision('bash', { command: '$('.repeat(400) })).toEqual(['block'])
    expect(decision('x', { path: paths.map((path) => path.repeat(200)) })).toEqual(['block'])
    expect(decision('bash', { command: `cat ${paths.join('* ')}` })).toEqual(['ask'])
  })

  it('finds a path that is longer than any system opens', () => {
    const pad = 'a/../'.repeat(2_000)
    expect(decision('write_file', { path: `${pad}.cursor/mcp.json` })).toEqual(['block'])
    const places = machine({ 'notes/a.json': '/w/.cursor/mcp.json' })
    expect(decision('write_file', { path: `${pad}notes/a.json` }, { places })).toEqual(['block'])
  })

  it('blocks settings of an editor only where tools or agents are meant', () => {
    const path = '.vscode/settings.json'
    expect(decision('write_file', { path, content: '{"editor.tabSize": 2}' })).toEqual([])
    expect(decision('write_file', { path, content: '{"chat.tools.autoApprove": true}' })).toEqual([
      'block',
    ])
    expect(decision('read_file', { path })).toEqual([])
    const far = `${' '.repeat(400_000)}{"chat.\\u0074ools.autoApprove": true}`
    expect(decision('write_file', { path, content: far })).toEqual(['block'])
  })

  it('lets an editing tool look', () => {
    expect(decision('text_editor', { command: 'view', path: '.github/hooks/x.json' })).toEqual([
      'allow',
    ])
    expect(decision('text_editor', { command: 'create', path: '.github/hooks/x.json' })).toEqual([
      'block',
    ])
  })

  it('does not believe a rehearsal that the server may not know of', () => {
    const path = '.github/hooks/x.json'
    expect(decision('write_file', { path, dry_run: true })).toEqual(['block'])
    expect(decision('write_file', { path, command: 'view' })).toEqual(['block'])
    expect(decision('text_editor', { path, mode: 'check' })).toEqual(['block'])
  })

  it('blocks commands that only a person may give the guard', () => {
    expect(claims('bash', { command: 'npx mcip approve 7' })[0]?.text).toBe(
      'The call of "bash" gives the guard a command that only a person may give: to answer or show what a person must decide.',
    )
  })

  it('judges resources by their URI', () => {
    const read = (uri: string, method = 'resources/read') =>
      protectedFileClaims(callInput('', { message: requestOf(method, { uri }) })).map(
        (claim) => claim.decision,
      )
    expect(read('file:///home/ann/.config/mcip/x.seal-key')).toEqual(['block'])
    expect(read('file:///home/ann/%2emcp.json')).toEqual(['ask'])
    expect(read('file:///home/ann/.mcp.json', 'resources/subscribe')).toEqual(['ask'])
    expect(read('file:///home/ann/.mcp.json', 'prompts/get')).toEqual([])
    expect(read('https://example.org/.mcp.json')).toEqual([])
  })

  it('judges roots and what is watched by their URIs, each of them', () => {
    const own = 'file:///home/ann/.local/state/mcip/log.db'
    const answers = requestOf('roots/list')
    const roots = (...uris: readonly string[]) =>
      protectedFileClaims(
        callInput('', { message: resultOf({ roots: uris.map((uri) => ({ uri })) }), answers }),
      )
    expect(roots('file:///home/ann', own)).toMatchObject([
      { decision: 'block', evidence: [{ pointer: '/result/roots/1/uri' }] },
    ])
    expect(roots('file:///home/ann', 'file:///home/ann/lamps')).toEqual([])
    const many = (length: number) => Array.from({ length }, (_, at) => `file:///tmp/a${at}`)
    expect(roots(...many(900))).toEqual([])
    expect(roots(...many(900), own)[0]?.decision).toBe('block')
    // Nobody has so many; what is not looked at is no guess of ours.
    for (const uris of [many(5_000), [`file:///${'a'.repeat(70_000)}`, own]])
      expect(roots(...uris)[0]).toMatchObject({
        decision: 'ask',
        text: expect.stringContaining('too large to check'),
      })
    const notifications = { resourceSubscriptions: ['file:///home/ann/a', own] }
    const listen = requestOf('subscriptions/listen', { notifications })
    expect(protectedFileClaims(callInput('', { message: listen }))).toMatchObject([
      {
        decision: 'block',
        evidence: [{ pointer: '/params/notifications/resourceSubscriptions/1' }],
      },
    ])
  })

  it('judges every address that is watched, however many stand before it', () => {
    const own = 'file:///home/ann/.local/state/mcip/log.db'
    for (const length of [255, 256, 900]) {
      const before = Array.from({ length }, (_, at) => `file:///tmp/a${at}`)
      const notifications = { resourceSubscriptions: [...before, own] }
      const listen = requestOf('subscriptions/listen', { notifications })
      const [claim] = protectedFileClaims(callInput('', { message: listen }))
      expect(claim?.decision, String(length)).toBe('block')
    }
  })

  it('judges roots that stand in the next round of a call beside its arguments', () => {
    const own = 'file:///home/ann/.local/state/mcip/log.db'
    const answer = (length: number) => {
      const empty = Array.from({ length }, (_, at) => [`k${at}`, { roots: [] }])
      const inputResponses = { ...Object.fromEntries(empty), last: { roots: [{ uri: own }] } }
      const params = { name: 'read_file', arguments: { path: '.mcp.json' }, inputResponses }
      const message = requestOf('tools/call', params)
      return protectedFileClaims(callInput('read_file', { message })).map((claim) => claim.decision)
    }
    expect(answer(0)).toEqual(['block', 'ask'])
    expect(answer(255)).toEqual(['block', 'ask'])
    expect(answer(256)).toEqual(['ask', 'ask'])
  })

  it('says nothing about messages of the server, or calls without arguments', () => {
    expect(claims('write_file', { path: '.mcp.json' }, { from: 'server' })).toEqual([])
    expect(protectedFileClaims(callInput('x', { message: requestOf('tools/call') }))).toEqual([])
    expect(protectedFileClaims(callInput('x', { message: requestOf('ping') }))).toEqual([])
  })

  it('gives few claims about a call that names everything', () => {
    const paths = [
      '.mcp.json',
      '.cursor/mcp.json',
      '.vscode/mcp.json',
      'crush.json',
      '.claude.json',
    ]
    expect(decision('write_files', { paths: [...paths, ...paths] })).toHaveLength(5)
    expect(nowhere.resolve('x')).toEqual([])
  })
})

/** Ways to write a path that leave what it names as it is. */
const spellings: readonly ((path: string, padding: string) => string)[] = [
  (path) => path,
  (path, padding) => `${padding}/../${path}`,
  (path) => `./././${path}`,
  (path) => `~/${path}`,
  (path) => `$HOME/${path}`,
  (path) => `%USERPROFILE%\\${path.replaceAll('/', '\\')}`,
  (path) => path.toUpperCase(),
  (path) => path.replaceAll('.', '%2e'),
  (path) => path.replaceAll('/', '%2F').replaceAll('c', '%63'),
  (path) => `file:///home/ann/${path}`,
  (path) => path.replaceAll('/', '//'),
  (path) => `${path}. `,
  (path) => path.replaceAll('m', '\uff4d'),
  (path) => path.replaceAll('c', 'c\u200b'),
  (path) => `${'a/../'.repeat(900)}${path}`,
]
/** Ways to write a word of a command line that leave it what it is. */
const quotings: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => `'${word}'`,
  (word) => `"${word}"`,
  (word) => word.replace('c', "''c"),
  (word) => word.replace('c', '"c"'),
  (word) => word.replace('c', '\\c'),
  (word) => word.replace('c', '$(true)c'),
  (word) => word.replace('c', '$\u007bNONE}c'),
  (word) => word.replace('c', '{c,d}'),
  (word) => `$'${word.replace('.', '\\x2e')}'`,
]
const lines: readonly ((word: string) => string)[] = [
  (word) => `rm ${word}`,
  (word) => `echo x > ${word}`,
  (word) => `true && tee ${word} < y`,
  (word) => `echo "$(rm ${word.replaceAll('"', '')})"`,
  (word) => `${'true;'.repeat(700)} rm ${word}`,
  (word) => `cat <<E\nx\nE\nrm ${word}`,
  (word) => `rm ${'a '.repeat(600)}${word}`,
]
const protectedFiles = ['.cursor/mcp.json', '.mcp.json', '.config/mcip/x', '.claude/settings.json']

describe('a protected path', () => {
  const among = <T>(all: readonly T[]) => fc.constantFrom(...all)

  it('is found in every spelling', () => {
    fc.assert(
      fc.property(
        among(protectedFiles),
        among(spellings),
        fc.stringMatching(/^[a-z ]{1,40}$/),
        fc.nat(50),
        (path, spell, padding, at) => {
          const paths = Array.from({ length: 50 }, (_, index) => `${padding}/${index}`)
          const given = spell(path, padding.trim() || 'x')
          expect(decision('write_file', { path: given })).toEqual(['block'])
          expect(decision('write_files', { paths: paths.toSpliced(at, 0, given) })).toEqual([
            'block',
          ])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is found in every quoting of a command', () => {
    fc.assert(
      fc.property(
        among(protectedFiles.filter((path) => path.includes('c'))),
        among(quotings),
        among(lines),
        (path, quote, line) => {
          const command = line(quote(path))
          expect([command, decision('bash', { command })[0]]).toEqual([command, 'block'])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is found in code and patches behind any text', () => {
    fc.assert(
      fc.property(among(protectedFiles), fc.string({ maxLength: 300 }), (path, text) => {
        const code = `${text}\nopen('${path}', 'w')`
        expect([code, decision('python', { code })[0]]).toEqual([code, 'block'])
        const patch = `${text}\n+++ b/${path}\n`
        expect([patch, decision('apply_patch', { patch })[0]]).toEqual([patch, 'block'])
      }),
      { numRuns: 300 },
    )
  })

  it('never throws, whatever a call holds', () => {
    const hostile = fc.string({ unit: 'binary', maxLength: 400 })
    const special = fc.stringMatching(/^[$({`'"\\|&;<>}) ~.%*a\n/-]{0,200}$/)
    fc.assert(
      fc.property(fc.oneof(hostile, special), fc.jsonValue(), (text, value) => {
        for (const name of ['bash', 'python', 'apply_patch', 'x'])
          decision(name, {
            command: text,
            code: text,
            patch: text,
            path: text,
            [text]: [value],
          } as never)
      }),
      { numRuns: 500 },
    )
  })
})
