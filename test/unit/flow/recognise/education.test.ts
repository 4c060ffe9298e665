import { education } from '../../../../src/flow/recognise/education.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  education,
  [
    ['GPA of 3.1', 'GPA'],
    ["a master's degree", "master's degree"],
    ['my grades', 'grades'],
    ['the student failed the semester', 'student'],
    ['Abitur 1,3', 'Abitur'],
    ['졸업 증명서', '졸업'],
  ],
  [
    '20 degrees',
    'class Student',
    'upgrade the package',
    'the master branch',
    './student_record.txt',
    'grade of steel',
  ],
)
