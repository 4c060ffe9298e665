import { url } from '../../../../src/flow/recognise/url.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  url,
  [
    ['see https://example.org/a?b=1#c, please', 'https://example.org/a?b=1#c'],
    ['<wss://x.example:8080/>', 'wss://x.example:8080/'],
    ['see www.bakery.fr/menu.', 'www.bakery.fr/menu'],
    ['github.com/a/b and', 'github.com/a/b'],
  ],
  [
    'http://',
    '://x',
    'file:///etc',
    'no scheme example.org',
    'and/or',
    'a@example.org/x',
    'src/main.py/x',
    'example.org/',
  ],
)
