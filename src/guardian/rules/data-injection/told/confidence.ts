/**
 * Marks of confidence in a source: who wrote it down says that it is not for others. What they say
 * holds for what stands near it in the same record.
 *
 * @see Nissenbaum 2010, Privacy in Context (transmission principle: in confidence)
 */
const marks = new RegExp(
  [
    String.raw`\b(?:strictly |highly |completely |absolutely )?confidential(?:ly|ity)?\b`,
    String.raw`\bin (?:strict |strictest |complete |full )?confidence\b`,
    String.raw`\bconfid(?:ed|es|ing) (?:in|that|to|about)\b`,
    String.raw`\b(?:must|should|may|can|do|does|is|are|be|was|were|shall|will|please|to) ?(?:not|never|n['’]t)(?: \p{L}{1,12}){0,3} (?:shar|disclos|distribut|reveal|repeat|publici|published|leak|go public|made public|be public|mention|tell|discuss|pass)\p{L}{0,5}\b`,
    String.raw`\bn['’]t (?:tell|share|mention|repeat|say|let)(?: (?:it|this|that))?(?: to)? (?:anyone|anybody|others|a soul|the others|\p{L}{1,12} know)\b`,
    String.raw`\b(?:not|never)(?: yet)?(?: \p{L}{1,12})? (?:for (?:public|external|wider)|(?:been )?(?:made |announced |released )?public(?:ly)?)\b`,
    String.raw`\bnon-?public\b`,
    String.raw`\b(?:internal (?:use |eyes )?only|for internal use|eyes only|need-to-know|closed session|internal attendees only|authori[sz]ed (?:personnel|persons?|people|members) only|off the record)\b`,
    String.raw`\b(?:just |only |strictly )?between (?:us|you and me|the two of us|ourselves)\b`,
    String.raw`\bkeep (?:this|it|that|them|these|everything)(?: \p{L}{1,12}){0,3} (?:quiet|secret|private|confidential|to yourself|between us|under wraps|discreet|hush)\b`,
    String.raw`\b(?:it['’]s a |a big |top |our |trade |the )secrets?\b|\bsecret(?:ly)?\b`,
    String.raw`\b(?:under (?:an? )?(?:nda|embargo|wraps|seal)|non-?disclosure|privileged(?: and|,)|attorney-client|proprietary|classified (?:information|document|as))\b`,
    String.raw`\b(?:highly |very |extremely )?sensitive (?:information|data|details?|nature|matter|topic|case|document|content|material|client|in nature|and)\b`,
    String.raw`\b(?:restricted|sealed) (?:information|document|access|file|record)s?\b`,
    String.raw`\b(?:private|personal) (?:journal|diary|matter|information|conversation|and confidential)\b|\bdiary\b`,
    String.raw`\b(?:vertraulich|streng geheim|unter uns gesagt|confidentiel(?:le)?|entre nous|confidencial|entre nosotros|riservato)\b`,
  ].join('|'),
  'iu',
)

/** Sentences that stand below every mail of a company, and mark nothing. */
const boilerplate =
  /intended (?:solely|only|exclusively)|addressee|intended recipient|received this (?:e-?mail|message|communication)|in error|disclaimer|privacy (?:policy|notice|statement|settings)|confidentiality (?:notice|clause of this e)/i

/** UTF-16 code units of a text that are looked at, and marks in it. */
const maxText = 32_768
const maxMarks = 32

/** Where a text says of itself, or of what it tells, that it is not for others: UTF-16 code units. */
export function marksOf(text: string): readonly number[] {
  const own = text.slice(0, maxText)
  if (!marks.test(own)) return []
  const found: number[] = []
  let start = 0
  for (const sentence of own.split(/(?<=[.!?]\s|\n)/)) {
    if (found.length >= maxMarks) break
    const index = boilerplate.test(sentence) ? -1 : sentence.search(marks)
    if (index !== -1) found.push(start + index)
    start += sentence.length
  }
  return found
}
