import { health } from '../../../../src/flow/recognise/health.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  health,
  [
    ['She was diagnosed with type 2 diabetes.', 'type 2 diabetes'],
    ['takes metformin twice a day', 'metformin'],
    ['Migraines since spring', 'Migraines'],
    ['pressure 150/95 mmHg', '150/95 mmHg'],
    ['glucose of 7.8 mmol/L', '7.8 mmol/L'],
    ['200 mg of somatotropin', '200 mg of somatotropin'],
    ['about my weight', 'weight'],
    ['the doctor wrote a prescription', 'doctor'],
    ['Ich habe Fieber', 'Fieber'],
    ['당뇨병을 앓고 있다', '당뇨병'],
  ],
  [
    'the server is healthy',
    'weight: 2 kg, height: 30 cm',
    'the doctor is a television series',
    'be patient',
    'class health_check_surgery_plan',
    'https://example.org/asthma-guide',
    'a depression in the market',
    'error 7.8 mmol',
  ],
)
