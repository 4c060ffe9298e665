import { describe, expect, it } from 'vitest'
import { identifyServer } from '../../../src/trajectory/identify-server.ts'

const origin = (line: string) => identifyServer(line.split(' '), undefined).origin
const id = (line: string) => identifyServer(line.split(' '), undefined).id

describe('origin', () => {
  const origins: readonly (readonly [string, string])[] = [
    ['npx -y @scope/server@1.2.3 /home', 'package:@scope/server@1.2.3'],
    ['npx server', 'package:server'],
    ['npx --package=@scope/tools serve', 'package:@scope/tools'],
    ['npx -y -- server run', 'package:server'],
    ['C:\\node\\npx.cmd -y server', 'package:server'],
    ['cmd /c npx -y server', 'package:server'],
    ['cmd.exe /C npx -y server', 'package:server'],
    ['env A=1 B=2 npx server', 'package:server'],
    ['uvx --from git+https://example.org/x tool', 'package:git+https://example.org/x'],
    ['uvx --python 3.12 mcp-server-git', 'package:mcp-server-git'],
    ['pipx run mcp-server-git', 'package:mcp-server-git'],
    ['npm exec --yes server', 'package:server'],
    ['pnpm dlx server', 'package:server'],
    ['yarn dlx server', 'package:server'],
    ['bun x server', 'package:server'],
    ['docker run -i --rm -e TOKEN=a -v /a:/b ghcr.io/x/y:latest serve', 'image:ghcr.io/x/y:latest'],
    ['docker run --memory 512m --cap-drop ALL -l a=b image', 'image:image'],
    ['podman container run -it image', 'image:image'],
    ['node server.js https://example.org', 'file:server.js'],
    ['node --import tsx -r ./hook.js src/server.ts', 'file:src/server.ts'],
    ['python -u server.py -m mode', 'file:server.py'],
    ['/usr/bin/python3.12 -m mcp_server_git --repo /r', 'module:mcp_server_git'],
    ['python3 server.py --url https://example.org', 'file:server.py'],
    ['deno run -A https://example.org/server.ts', 'https://example.org/server.ts'],
    ['bun run server.ts', 'file:server.ts'],
    ['tsx watch server.ts', 'file:server.ts'],
    ['java -jar server.jar', 'file:server.jar'],
    ['/opt/tools/server --flag', 'file:/opt/tools/server'],
    ['npm start', 'file:npm'],
    ['docker compose up', 'file:docker'],
    ['npx', 'package:npx'],
    ['node', 'file:node'],
    ['docker run', 'image:docker'],
    ['env', 'file:env'],
    ['python -m', 'file:python'],
  ]
  for (const [line, expected] of origins) {
    it(`of \`${line}\` is ${expected}`, () => expect(origin(line)).toBe(expected))
  }

  it('of nothing is an empty file', () => {
    expect(identifyServer([], undefined).origin).toBe('file:')
  })
})

describe('id', () => {
  it('is the name that the user gave', () => {
    expect(identifyServer(['npx', 'server'], 'files').id).toBe('files')
  })

  it('is the short name of what is started and eight digits of a digest', () => {
    expect(id('npx -y @scope/server@1.2.3')).toMatch(/^server-[0-9a-f]{8}$/)
    expect(id('/opt/tools/Weather.EXE')).toMatch(/^Weather-[0-9a-f]{8}$/)
    expect(id('docker run ghcr.io/x/y:latest')).toMatch(/^y-latest-[0-9a-f]{8}$/)
    expect(id('node C:\\tools\\server.mjs')).toMatch(/^server-[0-9a-f]{8}$/)
  })

  it('differs for another argument', () => {
    expect(id('npx server /a')).not.toBe(id('npx server /b'))
    expect(identifyServer(['a b'], undefined).id).not.toBe(identifyServer(['a', 'b'], undefined).id)
  })

  it('stays the same when only a secret changes', () => {
    const same: readonly (readonly [string[], string[]])[] = [
      [
        ['s', '--api-key', 'a'],
        ['s', '--api-key', 'b'],
      ],
      [
        ['s', '--token=a'],
        ['s', '--token=b'],
      ],
      [
        ['docker', 'run', '-e', 'GITHUB_TOKEN=a', 'i'],
        ['docker', 'run', '-e', 'GITHUB_TOKEN=b', 'i'],
      ],
      [
        ['s', 'https://u:a@h/'],
        ['s', 'https://u:b@h/'],
      ],
      [
        ['npx', 'mcp-remote', '--header', 'Authorization: Bearer a'],
        ['npx', 'mcp-remote', '--header', 'Authorization: Bearer b'],
      ],
    ]
    for (const [one, other] of same) {
      expect(identifyServer(one, undefined).id).toBe(identifyServer(other, undefined).id)
    }
  })

  it('is safe to show and bounded whatever the command is', () => {
    for (const program of [
      '\u001b[31mred',
      'x'.repeat(10_000),
      '../..',
      '',
      '/',
      'сервер',
      '__proto__',
    ]) {
      expect(identifyServer([program], undefined).id).toMatch(/^[\w.-]{1,64}-[0-9a-f]{8}$/)
    }
  })
})
