import { healthTerms } from './health-terms.ts'
import { apart } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import { searchTerms } from './terms.ts'

const terms = searchTerms(healthTerms)

/** Measures of a body: a pressure, a dose, a concentration, a pulse beside its name. */
const measures = [
  '\\d{2,3}/\\d{2,3} ?mm ?hg',
  '\\d{1,4}(?:[.,]\\d{1,2})? ?(?:mg/dl|mmol/l|mmhg|ng/ml|µg/dl|iu/l|kg/m2|kg/m²)',
  '\\d{1,4}(?:[.,]\\d{1,2})? ?(?:mg|mcg|µg) (?:of [a-z]{4,20}\\b|daily|once|twice|per day|every|tablets?\\b|capsules?\\b|oral)',
  '(?:pulse|heart ?rate|resting)\\D{0,12}\\d{2,3} ?bpm',
  'blood type:? ?(?:a|b|ab|o)[+-]',
]
const measure = new RegExp(`(?<![\\w.])(?:${measures.join('|')})(?!\\w)`, 'giu')

/** A measure without a letter right at its number has one of these words. */
const measureWords: ReadonlySet<string> = new Set(
  'mm mmhg mg mmol ng µg μg mcg iu m2 m² bpm type blood'.split(' '),
)

/** Diagnoses, symptoms, medicines, procedures and measures of a body. */
export const health: Recogniser = defineRecogniser({
  type: 'health',
  sources: [
    'Regulation (EU) 2016/679, Art. 4 (15) and 9',
    'WHO, ICD-10, chapters I to XXI (names of conditions and symptoms)',
    'WHO, ATC index 2024 (names of medicines)',
  ],
  ...terms,
  triggers: new Set([
    ...(terms.triggers ?? []),
    'mg',
    'mmol',
    'mmhg',
    'bpm',
    'pulse',
    'mcg',
    'ml',
    'dl',
    'mm',
    'hg',
    'blood',
  ]),
  prefilter: (text, traits) => terms.prefilter(text, traits),
  find(text, traits) {
    const spans: Span[] = [...terms.find(text, traits)]
    if (traits.hasDigit && (traits.hasLetterDigit || traits.mayHold(measureWords))) {
      for (const { 0: found, index } of text.matchAll(measure))
        spans.push({ start: index, end: index + found.length })
    }
    return apart(spans)
  },
})
