import { nationalId } from '../../../../src/flow/recognise/national-id.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  nationalId,
  [
    ['it is 524-71-9043.', '524-71-9043'],
    ['my social security number is 524719043', '524719043'],
    ['NINO AB 12 34 56 C', 'AB 12 34 56 C'],
    ['DNI 12345678Z', '12345678Z'],
    ['NIE X1234567L', 'X1234567L'],
    ['CPF 529.982.247-25', '529.982.247-25'],
    ['cpf: 52998224725', '52998224725'],
    ['codice RSSMRA85T10A562S', 'RSSMRA85T10A562S'],
    ['Aadhaar 2345 6789 0124', '2345 6789 0124'],
    ['AHV 756.9217.0769.85', '756.9217.0769.85'],
    ['BSN 111222333', '111222333'],
    ['passport number P12345678', 'P12345678'],
    ['PESEL 44051401359', '44051401359'],
  ],
  [
    '000-12-3456',
    '666-45-1234',
    '12345678A',
    '529.982.247-26',
    'order 52998224725',
    'passport and 2 photos',
    'uuid 524f7190-4311-4abc-9def-123456789012',
    '2024-05-17 12:30:45',
    '555-524-71-9043',
    'Aadhaar 2345 6789 0123',
    'number 111222333',
  ],
)
