import { defineRecogniser, type Recogniser } from './recogniser.ts'
import { searchTerms } from './terms.ts'

/** Grades, degrees, admissions and conduct of a person at school or university. */
export const education: Recogniser = defineRecogniser({
  type: 'education',
  sources: [
    'US Family Educational Rights and Privacy Act, 20 U.S.C. 1232g; 34 CFR 99.3 (education records)',
    'UNESCO, ISCED 2011 (levels of education)',
  ],
  ...searchTerms({
    strong: `
      gpa, grade point average, academic transcript, school transcript, college transcript, transcript of grades, diploma, bachelor s degree, bachelors degree, master s degree, masters degree, bachelor of, master of science, master of arts, doctoral, mba, phd, ph d, doctorate, dissertation, college application, university application, college admission, university admission, admissions office, admissions essay, admitted to medical school, admitted to law school, admitted to college, admitted to university, school admission, acceptance letter, enrolled at, enrolled in college, enrolled in school, tuition, scholarship, financial aid, sat score, act score, gre score, gmat score, lsat score, toefl, ielts,
      exam result, final exam, midterm, report card, failing grade, failed the exam, failed the final exam, failed the class, failed class, graduated from, graduating from, dropped out of, high school diploma, college degree, university degree, academic probation, academic record, academic performance, academic misconduct, plagiarism, homework, learning disability, special education, individualized education, sophomore, undergraduate, undergrad, graduate school, grad school, law school, medical school, valedictorian, honor roll, dean s list, honours degree, student id, student record, disciplinary record, math grade, school grade, expelled from, was expelled, parent teacher conference, teacher s report, student visa, alumni of, degree in, kindergarten teacher,
      abitur, abiturnote, notendurchschnitt, bachelorarbeit, masterarbeit, doktorarbeit, immatrikulation, immatrikuliert, exmatrikulation, studienabschluss, schulabschluss, hochschulabschluss, stipendium, bafög, schulzeugnis, baccalauréat, diplôme, relevé de notes, études supérieures, bachillerato, licenciatura, expediente académico, beca, título universitario, doctorado, maestría`,
    owned:
      'grades, grade, degree, thesis, school, college, university, classes, exam, teacher, professor, semester, studies, schoolwork, tutor, gpa, transcript, studium, noten, études, notes de cours, estudios, graduation',
    weak: 'student, semester, grade, grades, university, college, thesis, exam, professor, teacher, classroom, coursework, degree, graduation, graduated, enrolled, enrollment, admission, expelled, suspended, alumni, freshman, syllabus, campus, school, tutor, kindergarten, studium, universität, université, école, escuela, universidad, spring semester',
    unspaced:
      /학점|성적표|성적 ?증명|졸업|수능|학위|장학금|입학|석사|내신|학력|재학|学位|成绩单|卒業|奨学金|毕业/gu,
  }),
})
