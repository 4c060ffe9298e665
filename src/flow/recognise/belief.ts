import { defineRecogniser, type Recogniser } from './recogniser.ts'
import { searchTerms } from './terms.ts'

/** Religion, political opinion, philosophical belief and membership in a trade union. */
export const belief: Recogniser = defineRecogniser({
  type: 'belief',
  sources: ['Regulation (EU) 2016/679, Art. 9 (1)', 'ILO Convention 87 (freedom of association)'],
  ...searchTerms({
    strong: `
      catholic, catholicism, protestant, muslim, islam, islamic, jewish, judaism, hindu, hinduism, buddhist, buddhism, sikh, mormon, atheist, atheism, christianity, evangelical, lutheran, methodist,
      jehovah s witness, jehovah s witnesses, quaker, shia, sunni, rabbi, imam, mosque, synagogue, quran, koran, torah, ramadan, hijab, baptized, baptised, baptism, religion, religious, converted to islam, practising christian, practicing christian, devout christian, born again christian, christian faith, goes to church,
      attends church, attend church, church every sunday, prays, i am agnostic, is agnostic, sunday mass, bible study,
      republican party, democratic party, registered republican, registered democrat, conservative party, labour party, green party, communist party, communist, socialist, political party, political view, political opinion, political affiliation, political belief, political leaning,
      political activity, political activism, political donation, voted for, will vote for, registered voter, far right party, far left party, far right politician, left wing, right wing, pro life, pro choice, trump supporter, anarchist, marxist, party membership, philosophical belief,
      trade union, labor union, labour union, workers union, union member, union membership, union rep, union representative, union due, union organizer, union organizing, shop steward, joined the union, unionize, unionise, unionized,
      katholisch, evangelisch, muslimisch, jüdisch, buddhistisch, atheistisch, konfession, kirchensteuer, gewerkschaft, gewerkschaftsmitglied, parteimitglied, religionszugehörigkeit, catholique, musulman, musulmane, juif, juive, athée, syndicat, syndiqué, opinions politiques, católico, católica, musulmán, musulmana, judío, judía, ateo, atea, sindicato, afiliación política, opiniones políticas`,
    owned: 'faith, religion, church, god, politics, prayer, parish, union, partei, kirche, foi, fe',
    weak: `church, priest, pastor, prayer, pray, faith, worship, bible, temple, christian, orthodox, gospel, sermon, mass, kosher, halal, parish, missionary, holy, sabbath, agnostic,
      republican, democrat, liberal, conservative, election, voted, vote, ballot, rally, activist, protest, senator, campaigned, trump, ideology, partisan,
      strike, picket, collective bargaining, union`,
    unspaced:
      /종교|기독교|불교|천주교|이슬람|무슬림|무교|노조|노동조합|정치 ?성향|지지 ?정당|伊斯兰|佛教|基督教|仏教/gu,
  }),
})
