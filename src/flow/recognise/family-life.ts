import { defineRecogniser, type Recogniser } from './recogniser.ts'
import { searchTerms } from './terms.ts'

/** Marital status, pregnancy, custody, and relationships within a family. */
export const familyLife: Recogniser = defineRecogniser({
  type: 'family-life',
  sources: [
    'Charter of Fundamental Rights of the European Union, Art. 7 (private and family life)',
    'European Convention on Human Rights, Art. 8',
    'Directive 92/85/EEC (pregnancy and maternity)',
  ],
  ...searchTerms({
    strong: `
      divorce, divorced, divorcing, divorcee, marital status, married filing jointly, married filing separately, marital problem, marital issue, got married, getting married, married to, is married, married with, married couple, unmarried, widow, widowed, widower, fiancé, fiancée, fiancee, fiance, ex wife, ex husband, ex boyfriend, ex girlfriend, wife, husband,
      boyfriend, girlfriend, spouse, pregnant, pregnancy, pregnancy test, miscarriage, stillbirth, abortion, ivf, infertility, fertility treatment, surrogacy, maternity leave, paternity leave, parental leave, gave birth, giving birth, expecting a baby, expecting a child, expecting twins, child custody, custody battle, custody agreement, custody dispute, custody of the child, custody of the kids, sole custody, joint custody, full custody,
      child support, alimony, adopting a child, adopt a child, adopted child, adopted son, adopted daughter, adoptive parent, foster child, foster care, foster parent, foster family, stepmother, stepfather, stepson, stepdaughter, mother in law, father in law, sister in law, brother in law, in laws, single mother, single mom, single parent, single father, single dad, engaged to be, engaged to a, engaged to my, engaged to her, engaged to his, got engaged, my partner, her partner, his partner, baby was born, baby is due, newlywed, out of wedlock, broke up with, domestic partner, civil partnership, cheated on, cheating on, extramarital affair, marriage counseling, marriage counselling, couples therapy, couples counseling, prenup, family dispute, estranged,
      two daughters, two sons, three daughters, three sons, have two children, has two children, have two kids, has two kids, have three children, has three children, have three kids, has three kids, mother of two, mother of three, father of two, father of three,
      verheiratet, geschieden, ledig, verwitwet, scheidung, schwanger, schwangere, schwangerschaft, sorgerecht, ehefrau, ehemann, familienstand, verlobt, alleinerziehend, elternzeit, kindesunterhalt, divorcé, divorcée, grossesse, état civil, célibataire, veuf, veuve, garde des enfants, pension alimentaire, fiançailles, enceinte de,
      divorcio, divorciado, divorciada, casado, casada, soltero, soltera, viudo, viuda, embarazada, embarazo, estado civil, pensión alimenticia, custodia de los hijos`,
    owned: `mother, father, mom, mum, dad, parents, son, daughter, kids, children, child, baby, brother, sister, sibling, grandmother, grandfather, grandma, grandpa, grandson, granddaughter, aunt, uncle, cousin, niece, nephew, marriage, wedding, ex, family, twins, breakup, toddler, newborn, anniversary,
      mutter, vater, tochter, sohn, kinder, eltern, frau, mann, schwester, bruder, freundin, mère, père, fille, fils, enfants, mari, femme, sœur, frère, madre, padre, hijo, hija, hijos, esposa, esposo, marido, hermana, hermano, novia, novio`,
    weak: 'marriage, married, wedding, breakup, custody, adopted, grandmother, grandfather, stepparent, relationship, mother, father, daughter, toddler, newborn, baby, childcare, nanny, siblings, separated, engaged, family, boy, girl, honeymoon',
    unspaced:
      /이혼|결혼|임신|배우자|남편|아내|양육권|미혼|기혼|출산|자녀|여자 ?친구|남자 ?친구|离婚|離婚|怀孕|妊娠|配偶者?/gu,
  }),
})
