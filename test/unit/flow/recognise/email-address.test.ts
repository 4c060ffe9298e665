import { emailAddress } from '../../../../src/flow/recognise/email-address.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  emailAddress,
  [
    ['to <alice.b+x@mail.example.co.uk>, now', 'alice.b+x@mail.example.co.uk'],
    ['write bob@example.org.', 'bob@example.org'],
    ['jörg@bücher.example', 'jörg@bücher.example'],
  ],
  ['@scope/package', 'a@b', 'x @ y.org', 'user@localhost', 'v1@1.2.3', 'a.@b.org', '@'],
)
