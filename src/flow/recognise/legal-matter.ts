import { apart } from './match-at.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import { searchTerms } from './terms.ts'

const terms = searchTerms({
  strong: `
    lawsuit, plaintiff, defendant, indicted, indictment, convicted, felony, felon, misdemeanor, misdemeanour, on parole, parole, parole officer, on probation, probation officer, in prison, to prison, from prison, prison sentence, prison term, imprisoned, imprisonment, incarcerated,
    in jail, jail time, jail sentence, jailed, criminal record, criminal charge, criminal history, criminal case, criminal conviction, criminal offense, criminal offence, restraining order, protective order, subpoena, subpoenaed, court hearing, court order, court case, court date, court proceeding, small claims, arrested, arrest warrant, warrant for his arrest, warrant for her arrest,
    pleaded guilty, pled guilty, plead guilty, found guilty, guilty plea, found him guilty, found her guilty, litigation, sued, suing, sentenced to, shoplifting, burglary, robbery, embezzlement, embezzled, money laundering, sexual assault, sexually assaulted, rapist, raped, homicide, manslaughter, drunk driving, dui, dwi, drug possession, drug trafficking,
    identity theft, perjury, domestic violence, domestic abuse, traffic violation, speeding ticket, affidavit, cease and desist, breach of contract, under investigation, criminal investigation, police report, police investigation, prosecutor, prosecuted, acquitted, class action, expunged, bail was, bail hearing, posted bail, set bail, charged with, legal dispute, legal proceeding, legal action, legal case, legal trouble, sexual harassment, tax evasion, tax fraud, insurance fraud, wire fraud, juvenile offense, obstruction of justice, evicted, eviction notice, settlement agreement, malpractice, statute of limitations, custody hearing, deportation hearing, wrongful termination, attorney client,
    vorbestraft, vorstrafe, vorstrafen, strafverfahren, ermittlungsverfahren, verurteilt, haftbefehl, gefängnis, führungszeugnis, strafanzeige, staatsanwaltschaft, angeklagt, gerichtsverfahren, rechtsstreit, casier judiciaire, condamné pour, condamnée pour, garde à vue, mise en examen, poursuites judiciaires, plainte pour, antecedentes penales, demanda judicial, condenado, condenada, cárcel, fiscalía, juicio penal, orden de alejamiento`,
  owned:
    'lawyer, attorney, conviction, arrest, probation, bail, offense, offence, crime, testimony, anwalt, anwältin, avocat, abogado, abogada, landlord dispute',
  weak: `attorney, lawyer, court, judge, jury, trial, verdict, conviction, offense, offence, crime, criminal, fraud, theft, assault, murder, victim, police, bail, prison, jail, settlement, testimony, testify, testified, witness, guilty, charges, warrant, custody, lawsuit, legal, sentence, accused, allegation, alleged, probation, fine, gericht, klage, anwalt, richter, tribunal, procès, avocat, plainte, juez, abogado, demanda, harassment, investigation, evidence`,
  unspaced:
    /소송|고소|전과|징역|체포|재판|기소|구속 ?영장|피고인?|원고|집행유예|합의금|诉讼|訴訟|逮捕|判刑/gu,
})

/** A case by its parties, one of them an organisation: `Doe v. Acme Corp`, `State v. Roe`. */
const caption =
  /(?<![\p{L}\p{N}])(?:(?:United States|State|People|Commonwealth|Crown|County) v\. \p{Lu}[\p{L}.'’-]{1,30}|\p{Lu}[\p{L}.'’-]{1,30} v\. (?:United States|State of|City of|County of|(?:\p{Lu}[\p{L}&.'’-]{0,30}, ?| ?\p{Lu}[\p{L}&.'’-]{0,30} ){1,5}(?:Inc|LLC|LLP|Ltd|Corp|Corporation|Co|PLC)(?![\p{L}])))/gu

/** Legal proceedings, offences and convictions. */
export const legalMatter: Recogniser = defineRecogniser({
  type: 'legal-matter',
  sources: [
    'Regulation (EU) 2016/679, Art. 10 and Art. 9 (2) (f)',
    'UNODC, International Classification of Crime for Statistical Purposes 1.0 (names of offences)',
  ],
  ...terms,
  triggers: new Set([...(terms.triggers ?? []), 'v']),
  find(text, traits) {
    const spans = terms.find(text, traits)
    if (!text.includes(' v. ')) return spans
    const captions: Span[] = []
    for (const { 0: found, index } of text.matchAll(caption))
      captions.push({ start: index, end: index + found.length })
    return apart([...spans, ...captions])
  },
})
