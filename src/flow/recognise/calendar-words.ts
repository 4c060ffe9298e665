/** Names of months and weekdays, and words for days seen from today. */

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** English, German, French, Spanish, Portuguese, Italian, Dutch. @see Unicode CLDR 46, calendars */
export const months: ReadonlySet<string> = listed(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août ' +
    'septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre ' +
    'diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio ' +
    'giugno luglio settembre ottobre dicembre januari februari maart mei augustus',
)

export const weekdays: ReadonlySet<string> = listed(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag ' +
    'mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes ' +
    'miércoles jueves viernes sábado domingo segunda-feira lunedì martedì mercoledì giovedì venerdì sabato domenica ' +
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
)

/** Weekdays that are other words too: they need a word or a time beside them. */
export const wordlikeDays: ReadonlySet<string> = listed(
  'mon tue wed thu fri sat sun martes domingo',
)

/** Words that are a date by themselves. */
export const relativeDays: ReadonlySet<string> = listed(
  'today tomorrow yesterday tonight heute gestern übermorgen demain hoy mañana ayer amanhã ontem domani ieri',
)
