import { apart } from './match-at.ts'
import { wordBefore } from './neighbours.ts'
import { defineRecogniser, type Recogniser, type Span } from './recogniser.ts'
import { searchTerms } from './terms.ts'
import type { TextTraits } from './text-traits.ts'

const told = searchTerms({
  strong: `
  laid off, layoff, job search, job interview, job application, job offer, job hunt, job hunting, job seeker, looking for a job, looking for a new job, looking for work, new job, got fired, was fired, been fired, were fired, getting fired, fired for, fired from, terminated for cause, wrongful termination, termination letter, letter of resignation, resignation letter, resigned, resignation, handed in his notice, handed in her notice, handed in my notice, performance review, performance improvement plan, performance appraisal, performance evaluation, annual appraisal, annual review,
  disciplinary action, disciplinary hearing, written warning, job history, employment history, work history, employment status, employment contract, employment agreement, employment verification, employment record, unemployed, unemployment, job loss, lost my job, lost his job, lost her job, quit my job, quit his job, quit her job, quit their job, leaving my job, résumé, curriculum vitae, cover letter, my resume, her resume, his resume, recruiter, recruitment process, hiring manager, notice period, two weeks notice, two week notice, severance, severance pay, made redundant, got promoted, was promoted, promoted to, got a promotion, demoted, sick leave, parental leave, maternity leave, paternity leave, medical leave, leave of absence, family leave,
  current employer, former employer, previous employer, by the employer, by her employer, by his employer, new employer, employee record, personnel file, background check, reference check, workplace harassment, hostile work environment, applied for the position, applied for a position, applied for the job, career change, probationary period, job applicant, job candidate, workplace conflict, workplace complaint, employee id, employee performance, whistleblower,
  gekündigt, arbeitslos, arbeitslosigkeit, arbeitslosengeld, vorstellungsgespräch, bewerbungsgespräch, bewerbung, lebenslauf, abmahnung, arbeitszeugnis, arbeitsvertrag, aufhebungsvertrag, elternzeit, jobsuche, licenciement, licencié, licenciée, démission, chômage, au chômage, entretien d embauche, lettre de motivation, lettre de démission, contrat de travail, recherche d emploi, despido, despedido, despedida laboral, desempleo, desempleado, desempleada, entrevista de trabajo, carta de presentación, contrato laboral, currículum, carta de renuncia, búsqueda de empleo`,
  owned:
    'boss, employer, job, resume, promotion, employee, coworker, colleague, performance review, career, manager, supervisor, cv, shift, workplace, arbeitgeber, chefin, employeur, jefe, jefa',
  weak: 'employer, employee, coworker, human resources, hr, boss, hired, fired, terminated, dismissed, dismissal, applicant, promotion, raise, salary, resume, cv, interview, job, appraisal, probation, redundancy, freelance, retired, overtime, supervisor, workplace, candidate, onboarding, arbeitgeber, kündigung, employeur, vacancy, career',
  unspaced:
    /퇴사|해고|이직|면접|실업|사직서|취업|이력서|인사 ?평가|구직|연차 ?휴가|육아 ?휴직|辞职|失业|簡歴|履歴書|転職|退職/gu,
})

/** Offers of work, in words that name other things too: the jobs of a printer, the positions of a map. */
const offers: ReadonlySet<string> = new Set('jobs vacancies openings positions'.split(' '))
/** What an offer of work is by its hours, its place or its level. */
const kindsOfWork: ReadonlySet<string> = new Set(
  'remote freelance internship intern trainee graduate junior senior seasonal temp temporary summer nurse chef cook clerk cashier'.split(
    ' ',
  ),
)
/** The ends of words for who does a work: engineer, designer, editor, therapist, technician, accountant. */
const worker = /^\p{Ll}{2,}(?:er|or|ist|ian|ant|man|woman)$/u
/** Words that end so and run the jobs of machines. */
const machines: ReadonlySet<string> = new Set(
  (
    'printer server worker docker container scheduler runner compiler transfer render browser folder user other after over former never ever under later number order ' +
    'error vector for or nor color cursor sensor monitor router cluster computer per her their controller trigger spooler executor processor tensor'
  ).split(' '),
)
const byHours = /\b(?:full|part|entry)[ -](?:time|level) $/i

/** A person's search for work, appraisal, leave, resignation and dismissal. */
export const employment: Recogniser = defineRecogniser({
  type: 'employment',
  sources: [
    'Regulation (EU) 2016/679, Art. 88',
    'ILO Convention 158 (termination of employment)',
    'ILO, Protection of workers’ personal data, code of practice, 1997',
  ],
  ...told,
  triggers: new Set([...(told.triggers ?? []), ...offers]),
  find(text, traits) {
    return apart([...told.find(text, traits), ...soughtWork(text, traits)])
  },
})

/** `data engineer jobs`, `part-time positions`: offers of somebody's work. */
function soughtWork(text: string, traits: TextTraits): Span[] {
  const spans: Span[] = []
  for (const word of traits.wordsOf(offers)) {
    const before = wordBefore(text, word.start)
    if (before === undefined || text[word.start - 1] !== ' ') continue
    const isWork =
      kindsOfWork.has(before.text) ||
      (worker.test(before.text) && !machines.has(before.text)) ||
      byHours.test(text.slice(Math.max(0, word.start - 12), word.start))
    if (isWork) spans.push({ start: before.start, end: word.end })
  }
  return spans
}
