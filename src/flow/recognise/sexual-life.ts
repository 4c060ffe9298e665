import { defineRecogniser, type Recogniser } from './recogniser.ts'
import { searchTerms } from './terms.ts'

/** Sex life, sexual orientation and gender identity. */
export const sexualLife: Recogniser = defineRecogniser({
  type: 'sexual-life',
  sources: [
    'Regulation (EU) 2016/679, Art. 9 (1)',
    'WHO, ICD-11, chapter 17 (conditions related to sexual health)',
  ],
  ...searchTerms({
    strong: `
      homosexual, homosexuality, heterosexual, bisexual, bisexuality, lesbian, gay, lgbt, lgbtq, lgbtqia, queer, transgender, transsexual, trans woman, trans man, asexual, pansexual, nonbinary person,
      sexual orientation, sexual preference, sexual identity, gender identity, gender dysphoria, gender transition, sex life, sexual life, sexually active, sexually transmitted, sexual partner, sexual history, sexual relationship, sexual service,
      sexual encounter, sexual intercourse, sexual medicine, sexual dysfunction, sexual health, sexual desire, sexuality, unprotected sex, had sex, having sex, have sex, casual sex, same sex couple, same sex partner, same sex marriage, one night stand, extramarital,
      extramarital affair, had an affair, having an affair, affair with, erectile, libido, porn, pornography, pornographic, prostitute, prostitution, sex worker, grindr, condom, contraception, contraceptive, birth control,
      came out as, in the closet, hook up with, cheated on, sexting, nudes, viagra,
      homosexuell, homosexuelle, homosexualität, lesbisch, schwul, bisexuell, sexualleben, sexuelle orientierung, transgeschlechtlich,
      homosexuel, homosexuelle, lesbienne, bisexuel, bisexuelle, vie sexuelle, orientation sexuelle,
      homosexualidad, lesbiana, orientación sexual, vida sexual`,
    owned: 'sexual, lover, sex, virginity, fetish, mistress',
    weak: 'sexual, affair, lover, escort, fetish, kink, intimate, prostitute, tinder, dating app, sex, straight, std, mistress, virgin, swinger',
    unspaced:
      /성적 ?지향|성소수자|동성애자?|양성애자?|트랜스젠더|성생활|성관계|性的指向|同性恋|同性愛/gu,
  }),
})
