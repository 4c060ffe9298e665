import { host } from '../../../../src/flow/recognise/host.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  host,
  [
    ['see www.example.org now', 'www.example.org'],
    ['db01.internal is up', 'db01.internal'],
    ['at 192.168.1.17:8080', '192.168.1.17:8080'],
    ['ip 10.0.0.1.', '10.0.0.1'],
    ['fe80::1ff:fe23:4567:890a', 'fe80::1ff:fe23:4567:890a'],
    ['2001:0db8:85a3:0000:0000:8a2e:0370:7334', '2001:0db8:85a3:0000:0000:8a2e:0370:7334'],
    ['mac 00:1A:2B:3C:4D:5E', '00:1A:2B:3C:4D:5E'],
    ['00-14-22-01-23-45', '00-14-22-01-23-45'],
    ['localhost:3000', 'localhost:3000'],
    ['host=files.example.com;', 'files.example.com'],
    ['bücher.example', 'bücher.example'],
  ],
  [
    'a.m.',
    'line.net * line.vat',
    'user.name === other',
    'std::vector',
    '1.2.3',
    'version 1.2.3.4',
    'report.pdf',
    'end.Next',
    '12:30:45',
    'anna@example.org',
    'https://example.org/',
    'example.org/path',
    'process.env',
    'mylocalhosts',
    '256.1.1.1',
    '1.2.3.4.5',
    'console.log(x)',
    '::',
  ],
)
