import { organisationName } from '../../../../src/flow/recognise/organisation-name.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  organisationName,
  [
    ['at Halvorsen Shipping Ltd. now', 'Halvorsen Shipping Ltd.'],
    ['Müller & Söhne GmbH', 'Müller & Söhne GmbH'],
    ['Brightwater Foods, Inc. filed', 'Brightwater Foods, Inc.'],
    ['the University of Leeds opened', 'University of Leeds'],
    ['Northfield University', 'Northfield University'],
    ['Petrova Energia S.A. bought', 'Petrova Energia S.A.'],
    ['Bank of America Corp.', 'Bank of America Corp'],
    ['U.S. Securities and Exchange Commission', 'U.S. Securities and Exchange Commission'],
    ['De Vries Logistiek B.V.', 'De Vries Logistiek B.V.'],
    ['Barclays Bank PLC', 'Barclays Bank PLC'],
    ['한빛은행에서', '한빛은행'],
    ['株式会社ヤマノ', '株式会社ヤマノ'],
    ['Das Hotel Lindenhof kostet', 'Hotel Lindenhof'],
    ['lunch at Restaurant Zum Anker', 'Restaurant Zum Anker'],
    ['sold to Waterkant Zuid BV.', 'Waterkant Zuid BV'],
  ],
  [
    'go to the bank',
    'Hotel Booking',
    'Restaurant Reservation System',
    'HOTEL RULES',
    'The hospital was full',
    'a limited offer',
    'Common Problems and Solutions',
    'Our College',
    'AG in text',
    'good company',
    'school of fish',
    'Inc. alone',
    'DE8937040044 Bank Account',
  ],
)
