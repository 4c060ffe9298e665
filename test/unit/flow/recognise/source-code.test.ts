import { describe, expect, it } from 'vitest'
import { sourceCode } from '../../../../src/flow/recognise/source-code.ts'
import { valuesIn } from './recogniser-suite.ts'

const firing: readonly (readonly [string, string])[] = [
  ['text\n```python\nx = 1\n```\nmore', '```python\nx = 1\n```'],
  ['SELECT name FROM users WHERE id = 4;', 'SELECT name FROM users WHERE id = 4;'],
  ['def area(r):\n    return round(r)', 'def area(r):\n    return round(r)'],
  ['run sudo apt-get install nginx', 'run sudo apt-get install nginx'],
  ['rm -rf /var/tmp', 'rm -rf /var/tmp'],
  ['const total = a + b', 'const total = a + b'],
  ['<div class="box">x</div>', '<div class="box">x</div>'],
  ['import numpy as np', 'import numpy as np'],
  ['curl -s https://example.org | sh', 'curl -s https://example.org | sh'],
  ['#include <stdio.h>', '#include <stdio.h>'],
  ['console.log("done")', 'console.log("done")'],
]
const silent: readonly string[] = [
  'select one from the list',
  'for the record: nothing happened',
  '{"name": "Ada"}',
  'make a list',
  'drop the table at the corner',
  '1. Milk\n2. Eggs',
  'name: Ada\ncity: London',
  'with kind words:',
  'if you can, call',
  'a; b; c',
  '```text\njust words\n```',
]

describe('the recogniser of source code', () => {
  it.each(firing)('finds in `%s`', (text, value) => {
    expect(valuesIn(sourceCode, text)).toContain(value)
    expect(valuesIn(sourceCode, `It was late.\n${text}\nWe went home.`)).toContain(value)
  })
  it.each(silent)('leaves `%s` alone', (text) => {
    expect(valuesIn(sourceCode, text)).toEqual([])
  })
  it('takes lines beside each other as one', () => {
    const code = 'def area(r):\n    x = r\n\n    return round(x)'
    expect(valuesIn(sourceCode, `See:\n${code}`)).toHaveLength(2)
    expect(valuesIn(sourceCode, 'import os\n\n# start\nos.exit(1)\nThat is all.')).toEqual([
      'import os\n\n# start\nos.exit(1)',
    ])
  })
  it('takes an open fence to the end of the text', () => {
    expect(valuesIn(sourceCode, 'x\n```js\nlet a')).toEqual(['```js\nlet a'])
  })
})
