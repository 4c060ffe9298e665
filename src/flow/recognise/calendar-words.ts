/** Names of months and weekdays, and words for days seen from today. */

/** English, German, French, Spanish, Portuguese, Italian, Dutch. @see Unicode CLDR 46, calendars */
export const months: ReadonlySet<string> = new Set(
  (
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août ' +
    'septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre ' +
    'diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio ' +
    'giugno luglio settembre ottobre dicembre januari februari maart mei augustus'
  ).split(' '),
)

export const weekdays: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag ' +
    'mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes ' +
    'miércoles jueves viernes sábado domingo segunda-feira lunedì martedì mercoledì giovedì venerdì sabato domenica ' +
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'
  ).split(' '),
)

/** Weekdays that are other words too: they need a word or a time beside them. */
export const wordlikeDays: ReadonlySet<string> = new Set(
  'mon tue wed thu fri sat sun martes domingo'.split(' '),
)

/** Words that are a date by themselves. */
export const relativeDays: ReadonlySet<string> = new Set(
  'today tomorrow yesterday tonight heute gestern übermorgen demain hoy mañana ayer amanhã ontem domani ieri'.split(
    ' ',
  ),
)
