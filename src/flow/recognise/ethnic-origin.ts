import { defineRecogniser, type Recogniser } from './recogniser.ts'
import { searchTerms } from './terms.ts'

/** Racial or ethnic origin, nationality, and status as an immigrant. */
export const ethnicOrigin: Recogniser = defineRecogniser({
  type: 'ethnic-origin',
  sources: [
    'Regulation (EU) 2016/679, Art. 9 (1)',
    'US OMB, Statistical Policy Directive No. 15 (categories of race and ethnicity)',
    'Geneva Convention of 1951 relating to the status of refugees, Art. 1',
  ],
  ...searchTerms({
    strong: `
      ethnicity, ethnic, ethnic origin, ethnic group, racial, racism, caucasian, african american, hispanic, latino, latina, latinx, native american, native hawaiian, alaska native, indigenous, asian american, mexican american, chinese american, pacific islander, mixed race, biracial, multiracial,
      black woman, black man, white woman, white man, black male, black female, white male, white female, asian woman, asian man, asian male, asian female, black family, person of color, people of color, person of colour, people of colour, aboriginal, romani, roma family, kurdish, kurd, of arab, race white, race black, race asian,
      nationality, citizenship, dual citizen, us citizen, u s citizen, naturalized, naturalised, naturalization, immigrant, immigration, refugee, asylum seeker, asylum, seeking asylum, undocumented immigrant, undocumented worker, green card application, green card holder, green card status, a green card through,
      work visa, student visa, spousal visa, visa status, visa expires, visa expired, visa application, overstayed, h 1b, h1b, f 1 visa, j 1 visa, h 1b visa, deported, deportation, residence permit, residency permit, permanent resident, permanent residency, work permit, daca, uscis, illegal alien, migrant, migrant worker, country of birth, country of origin, ancestry, irish descent, german descent, african descent, asian descent, jewish descent, mexican descent, italian descent,
      staatsangehörigkeit, aufenthaltstitel, aufenthaltserlaubnis, asylantrag, asylbewerber, flüchtling, flüchtlinge, migrationshintergrund, einbürgerung, nationalité, titre de séjour, carte de séjour, réfugié, réfugiée, demandeur d asile, origine ethnique, immigré, immigrée, nacionalidad, ciudadanía, permiso de residencia, inmigrante, refugiado, refugiada, origen étnico, asilo político`,
    owned:
      'race, green card, heritage, descent, origin, skin color, skin colour, homeland, herkunft, origines, passport country',
    weak: 'ethnic, native, tribe, tribal, heritage, descent, undocumented, minority, border patrol, visa, embassy, consulate, race, immigrated, sponsor, green card, migrated, accent, skin color, origin, kurdish, expat',
    unspaced: /국적|난민|이민자?|인종|다문화 ?가정|체류 ?자격|불법 ?체류|国籍|難民|难民|移民/gu,
  }),
})
