import { filePath } from '../../../../src/flow/recognise/file-path.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  filePath,
  [
    ['read /etc/passwd now', '/etc/passwd'],
    ['in ~/notes/todo.md.', '~/notes/todo.md'],
    ['C:\\Users\\bob\\x.txt', 'C:\\Users\\bob\\x.txt'],
    ['./src/main.ts', './src/main.ts'],
    ['file:///home/bob/x', 'file:///home/bob/x'],
    ['PATH=/bin/x:/usr/bin', '/bin/x:/usr/bin'],
    ['open report.csv, please', 'report.csv'],
    ['in src/main.py now', 'src/main.py'],
    ['src/main.ts:14:2', 'src/main.ts'],
    ['see notes.tar.gz.', 'notes.tar.gz'],
  ],
  [
    'and/or',
    '1/2',
    'https://example.org/a/b/c',
    '</div>',
    'a / b',
    '/help',
    'x/y/z',
    'Node.js',
    'a@b.py',
    'main.py(x)',
    'e.g. this',
    '.txt',
    'x.unknown',
    'https://example.org/a.js',
  ],
)
