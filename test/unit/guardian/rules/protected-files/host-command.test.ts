import { describe, expect, it } from 'vitest'
import {
  hostCommandOf,
  hostName,
} from '../../../../../src/guardian/rules/protected-files/host-command.ts'
import { protectedFileClaims } from '../../../../../src/guardian/rules/protected-files/judge-touches.ts'
import type { JsonObject } from '../../../../../src/mcp/json.ts'
import { callOf } from '../../../../message.ts'
import { callInput } from '../judge-input.ts'

const claims = (name: string, args: JsonObject) =>
  protectedFileClaims(callInput(name, { message: callOf(name, args) }))
const host = (line: string) => hostCommandOf(line.split(' '))?.host

describe('hostCommandOf', () => {
  it.each([
    ['claude mcp add x -- evil', 'Claude Code'],
    ['claude --debug mcp add-json x {}', 'Claude Code'],
    ['claude mcp remove files', 'Claude Code'],
    ['npx -y @anthropic-ai/claude-code@latest mcp add x', 'Claude Code'],
    ['claude config set -g hasTrustDialogAccepted true', 'Claude Code'],
    ['claude plugin marketplace add evil/market', 'Claude Code'],
    ['/usr/bin/code --add-mcp {"name":"x"}', 'VS Code'],
    ['code-insiders --reuse-window --add-mcp={"name":"x"}', 'VS Code'],
    ['cursor --add-mcp {}', 'Cursor'],
    ['windsurf --add-mcp {}', 'Windsurf'],
    ['codex mcp add x -- evil', 'Codex'],
    ['codex -c model="o" mcp remove files', 'Codex'],
    ['gemini mcp add -s user x evil', 'Gemini CLI'],
    ['gemini extensions install https://x.example', 'Gemini CLI'],
    ['copilot mcp add x', 'Copilot'],
    ['q mcp add --name x --command evil', 'Kiro and Amazon Q'],
    ['kiro-cli mcp remove --name x', 'Kiro and Amazon Q'],
    ['opencode mcp add', 'opencode'],
    ['goose configure', 'goose'],
    ['npx -y @smithery/cli@latest install x --client claude', 'a host'],
    ['npx install-mcp x --client cursor', 'a host'],
    ['fastmcp install claude-desktop server.py', 'a host'],
    ['uv run mcp install server.py', 'Claude Desktop'],
    ['docker mcp client connect cursor', 'a host'],
    ['sudo -u ann claude mcp add x', 'Claude Code'],
  ])('names the host that is changed: %s', (line, expected) => {
    expect(host(line)).toBe(expected)
  })

  it.each([
    'claude mcp list',
    'claude mcp get files',
    'claude mcp serve',
    'claude -p hello',
    'claude config list',
    'code .',
    'code --install-extension ms-python.python',
    'codex exec mcp',
    'codex mcp list',
    'gemini extensions list',
    'docker mcp client ls',
    'npm install',
    'git add mcp',
    'brew install claude',
    'goose session',
    '',
  ])('leaves alone: %s', (line) => {
    expect(host(line)).toBeUndefined()
  })
})

describe('a call that changes a host by its own command', () => {
  it.each([
    'claude mcp add x -- npx evil',
    'cd ~ && claude mcp remove files',
    "script -qc 'claude mcp add x evil' /dev/null",
    "bash -c 'code --add-mcp {}'",
    "python3 -c \"import subprocess; subprocess.run(['codex', 'mcp', 'add', 'x'])\"",
    'echo "claude mcp add x evil" | sh',
    `echo ${Buffer.from('gemini mcp add x evil').toString('base64')} | base64 -d | sh`,
    "tmux new -d 'claude config set x y'",
  ])('is blocked: %s', (command) => {
    expect(claims('run_command', { command })[0]).toMatchObject({
      decision: 'block',
      final: true,
      text: expect.stringMatching(/changes the MCP servers, extensions or settings of /),
    })
  })

  it('is asked about where a script that it writes does', () => {
    const content = '#!/bin/sh\nclaude mcp add x evil\n'
    expect(claims('write_file', { path: 'setup.sh', content })[0]?.decision).toBe('ask')
  })

  it.each([
    ['run_command', { command: 'claude mcp list' }],
    ['run_command', { command: 'echo "Add it: claude mcp add x"' }],
    ['run_command', { command: "cat > README.md <<'E'\nclaude mcp add x -- npx x\nE" }],
    ['write_file', { path: 'README.md', content: '```\nclaude mcp add x -- npx x\n```' }],
    ['write_file', { path: 'a.ts', content: '// Run claude mcp add to add it.\n' }],
    ['create_issue', { title: 'claude mcp add fails', body: 'claude mcp add x' }],
  ] satisfies [string, JsonObject][])('is left alone where it is told of: %s %j', (name, args) => {
    expect(claims(name, args)).toEqual([])
  })
})

it('finds names of programs only where a change may follow', () => {
  const found = (text: string) => [...text.matchAll(hostName)].map(([name]) => name)
  expect(found("['claude', 'mcp', 'add']; code . ; code --reuse-window")).toEqual([
    'claude',
    'code',
  ])
  expect(found('codex \\\n mcp add; npx install-mcp x')).toEqual(['codex', 'install-mcp'])
  expect(found('The code of claude is long; q is a letter.'.repeat(100))).toEqual([])
})
