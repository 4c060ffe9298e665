/** Words that say that a name is an organisation's. */

/** Legal forms behind a name, as they are written. @see ISO 20275 (entity legal forms), GLEIF code list */
export const legalForms: ReadonlySet<string> = new Set(
  (
    'Inc INC Incorporated Ltd LTD Limited LLC LLP PLC plc Corp CORP Corporation GmbH mbH AG KG OHG UG SE SA SAS SARL ' +
    'Srl SRL SpA BV NV Oy Oyj AB ASA ApS Kft KK Pty Pte Bhd Co Company'
  ).split(' '),
)
/** Forms that are words or abbreviations as well: they need a comma, an ampersand or a dot, or an end. */
export const wordlikeForms: ReadonlySet<string> = new Set(
  'SE SA AB Co KG AG UG KK NV BV Company Limited'.split(' '),
)

/** Forms that are written with a dot as well: behind others it ends the sentence. */
export const abbreviatedForms: ReadonlySet<string> = new Set(
  'Inc INC Ltd LTD Corp CORP Co Pty Pte Bhd'.split(' '),
)

/** Kinds that stand behind a name. */
export const kinds: ReadonlySet<string> = new Set(
  (
    'university college institute school academy bank hospital clinic foundation association ministry department agency ' +
    'council church museum airlines airways insurance pharmacy laboratories technologies solutions industries holdings group ' +
    'society federation committee commission authority bureau court library union trust restaurant hotel board office ' +
    'universität hochschule krankenhaus sparkasse verein université hôpital banque universidad hospital banco universidade ' +
    'università ospedale banca hôtel ristorante trattoria klinik klinikum clínica gasthof pensión musée museo'
  ).split(' '),
)
/** Kinds that with `of` stand before a name. */
export const kindsOf: ReadonlySet<string> = new Set(
  (
    'university college institute school academy bank hospital ministry department agency council museum society federation ' +
    'bureau church court library board office universität université universidad universidade banco banque'
  ).split(' '),
)
/** Kinds that stand before a name, without `of`. */
export const leadingKinds: ReadonlySet<string> = new Set(
  'hotel hôtel restaurant ristorante trattoria klinik klinikum clínica gasthof pensión musée museo hospital'.split(
    ' ',
  ),
)
/** Capitalised behind such a kind in titles, and no part of a name. */
export const noNames: ReadonlySet<string> = new Set(
  (
    'booking bookings reservation reservations search finder name address room rooms rating ratings review reviews ' +
    'details info information list manager management service services system price prices guide deals stay ' +
    'confirmation recommendation recommendations recommender options menu week order orders api data id for and in ' +
    'near with within from inspection availability type category chain industry staff'
  ).split(' '),
)
/** Kinds that are common words: two capitalised words must stand before them. */
export const commonKinds: ReadonlySet<string> = new Set(
  (
    'school group department court library union trust church agency council solutions hotel restaurant committee ' +
    'commission authority society board office'
  ).split(' '),
)
/** Lower-case words within a name. */
export const innerWords: ReadonlySet<string> = new Set('of and the for de la und'.split(' '))
/** Capitalised at the start of a sentence, and no part of a name. */
export const openers: ReadonlySet<string> = new Set(
  (
    'the a an my your our his her their this that these i at from to in on for with and or but is are was we he she they ' +
    'it contact please dear visit call by near which what any every each some local ' +
    'das der die ein eine einem einer im am vom zum zur dem den des mein unser dieses le les un une il lo el los'
  ).split(' '),
)
