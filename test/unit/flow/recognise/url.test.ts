import { url } from '../../../../src/flow/recognise/url.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  url,
  [
    ['see https://example.org/a?b=1#c, please', 'https://example.org/a?b=1#c'],
    ['<wss://x.example:8080/>', 'wss://x.example:8080/'],
  ],
  ['http://', '://x', 'file:///etc', 'no scheme example.org'],
)
