/** Gold dialogues of our own for the tests of the benchmark. */
import type { CallStep, Dialogue } from '../../../src/bench/dialogue.ts'

export const bmiTool = {
  name: 'calculate_bmi',
  description: 'Calculates the body mass index.',
  parameters: {
    type: 'object',
    properties: { weight: { type: 'number' }, height: { type: 'number' } },
    required: ['weight', 'height'],
  },
} as const

export const bmiCall: CallStep & { readonly returned: string } = {
  kind: 'call',
  name: 'calculate_bmi',
  arguments: { weight: 70, height: 1.75 },
  returned: '{"bmi": 22.86}',
}

/** The paper's example. */
export const bmi: Dialogue = {
  id: 'bmi',
  source: 'own',
  license: 'Apache-2.0',
  tools: [bmiTool],
  steps: [
    { kind: 'user', text: 'Calculate my BMI, I weigh 70 kg and am 1.75 m tall.' },
    bmiCall,
    { kind: 'assistant', text: 'Your BMI is 22.86.' },
  ],
}
