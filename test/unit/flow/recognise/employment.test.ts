import { employment } from '../../../../src/flow/recognise/employment.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  employment,
  [
    ['he was laid off', 'laid off'],
    ['performance reviews are due', 'performance reviews'],
    ['my boss', 'boss'],
    ['the employee was dismissed', 'dismissed'],
    ['Vorstellungsgespräch', 'Vorstellungsgespräch'],
    ['warehouse clerk jobs near me', 'clerk jobs'],
    ['part-time positions', 'time positions'],
    ['Suche nach developer vacancies', 'developer vacancies'],
    ['퇴사를 결정', '퇴사'],
  ],
  [
    'the job finished',
    'fire the event',
    'resume the download',
    'recruiter@example.org',
    'performance of the query',
    'boss fight',
    'cancel the printer jobs',
    'list failed jobs',
    'docker jobs',
    'the positions of the map',
  ],
)
