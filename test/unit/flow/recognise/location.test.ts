import { location } from '../../../../src/flow/recognise/location.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  location,
  [
    ['at 742 Evergreen Terrace now', '742 Evergreen Terrace'],
    ['123-01 Roosevelt Avenue', '123-01 Roosevelt Avenue'],
    ['on 5th Avenue', '5th Avenue'],
    ['12 rue de la Paix', '12 rue de la Paix'],
    ['Calle Mayor 5', 'Calle Mayor 5'],
    ['Lindenstraße 12b', 'Lindenstraße 12'],
    ['weather in London', 'London'],
    ['lives in Georgia', 'Georgia'],
    ['Oakdale, IL 62704', 'Oakdale, IL 62704'],
    ['SW1A 2AA', 'SW1A 2AA'],
    ['zip code 60614', '60614'],
    ['52.5200, 13.4050', '52.5200, 13.4050'],
    ['P.O. Box 118', 'P.O. Box 118'],
    ['서울 날씨', '서울'],
  ],
  [
    'the street was empty',
    '5 roads ahead',
    'Georgia is my name',
    'paris in lower case',
    '0.1234, 0.5678, 0.9101',
    'version 1.2345',
    'Paris Hilton',
    'Sydney Miller',
    'error at line 12',
  ],
)
