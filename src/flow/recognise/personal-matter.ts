/**
 * What a sentence about a person touches that is theirs to tell: health, feelings, relations, trouble
 * with the law, money, belief, how they were judged, where they live. One word is enough, as the
 * sentence is known to be about somebody; the recognisers of types need more, as they read any text.
 *
 * @see Regulation (EU) 2016/679, Art. 9, 10 and recital 75
 * @see Nissenbaum 2010, Privacy in Context (norms of a type, a subject and a recipient)
 * @see WHO 2018, International Nonproprietary Names, use of stems (endings of medicines)
 * @see US 34 CFR 99.3 (education records); ILO 1997, protection of workers’ personal data
 */

/** Those before `money` concern a person most: telling them harms by itself. */
export const matters = [
  'health',
  'feelings',
  'relations',
  'law',
  'belief',
  'money',
  'appraisal',
  'whereabouts',
  'identity',
] as const
export type Matter = (typeof matters)[number]

/** Words, and beginnings of words where they end in `*`. */
const words: Readonly<Record<Matter, string>> = {
  health:
    'addict* alcohol* allerg* ailment* amputat* anaesthe* anesthe* anorexi* antidepress* anxiety arthritis asthma* autis* bipolar bulimi* cancer* cardiac cardiology chemo chemotherap* cholesterol chronic chronically concussion* counselling counseling counsellor counselor deaf* dementia depression depressive depressed dermatolog* detox* diabet* diagnos* dialysis diet drank drinking drunk* disab* dosage dyslexi* eczema epilep* epinephrine fertility fever fracture* gynaecolog* gynecolog* handicap* health hallucinat* hemorrh* hernia hiv hormone* hospital* hypertens* ill illness* impairment* incontinen* infect* infertil* injur* inpatient insomnia insulin leukaemia leukemia limp limped limping lupus malaria medical* medicat* medicine* menopaus* mental migraine* miscarr* nausea neurolog* obes* oncolog* overweight outpatient overdos* paediatric* painkiller* palliative paraly* pediatric* physiotherap* pneumonia pregnan* prescribed prescription* prosthe* psychiatr* psychologist* psychological psychos* psychother* ptsd rehab rehabilitation relaps* remission schizophren* sclerosis sedat* seizure* sick sickness smokes smoker smoking sober sobriety sprained sterili* suicid* surger* surgical* symptom* syndrome* therap* transplant* trauma* tumor* tumour* ulcer* unwell vaccin* wheelchair* wound* krank krankheit* arzt ärztin therapie diagnose maladie malade enfermedad enfermo enferma bmi bloodwork contagious cough coughing covid* dentist* dizz* doctor* fatigue flu gambler gambling menstru* nightmare* nurs* physician* pill pills quarantin* rash self-harm sleepless swollen biopsy cyst hospice stroke vomit* wheelchair',
  feelings:
    'anguish* anxious ashamed burnout burned-out burnt-out confess* confid* cope coping cried crying desperat* despair* devastat* disappointed distress* embarrass* emotional exhausted frustrat* frustrat* grief griev* guilt* hardship* heartbr* helpless* hopeless* humiliat* insecure insecurit* isolated jealous* loneliness lonely miserable mourn* overwhelm* panic* sad sadness scared self-doubt self-esteem shame* stress stressed stressful struggl* suffer* tears terrified turmoil unhappy upset worried worries worry angst traurig überfordert angry bitter bully* bullied criticis* criticiz* disgust* furious gossip* insult* quarrel* rejected rejection resentful rumor* rumour* unappreciated unmotivated',
  relations:
    'affair affairs adultery boyfriend* breakup cheated cheating courtship custody dating divorc* elop* estrang* ex-boyfriend ex-girlfriend ex-husband ex-wife extramarital fiance* fiancé* flirt* gay girlfriend* homosexual* husband* infidel* intimate intimacy kiss* lesbian* lgbt* lover* marital marriage* married mistress newlywed* orientation queer romance romantic* sex sexual* spouse* transgender* unfaithful widow* wife wives virginity wedding* scheidung ehe verheiratet mariage divorcio matrimonio adoption alimony flirty fling hookup ivf paternity sperm surroga* honeymoon',
  law: 'abus* accus* acquit* allegation* alleged* allegedly arrest* arson assault* asylum bail blackmail* brib* burglar* convict* corruption crime* criminal* defendant* deport* detain* embezzl* evict* expell* extort* felon* forgery fraud* gunpoint harass* homicid* imprison* incarcerat* indict* jail* kidnap* larceny lawsuit* litigat* loot* manslaughter misconduct molest* mugged mugging murder* offender* parole* perjur* plagiar* plaintiff* police prison* probation prosecut* rape* robbed robber* robbery scandal* shoplift* smuggl* stalk* steal* stole stolen sued suing theft* thief thiev* threatened traffick* undocumented unlawful* victim* violen* vandal* whistleblow* straftat diebstahl gericht prozess vol fraude juicio drugs fined hacked illegal* penalt* trespass* unlicensed unregistered restraining',
  belief:
    'activis* agnostic* atheis* baptis* baptiz* buddh* catholic* christian* church* conservative* democrat* faith halal hindu* ideolog* islam* jew* judais* kosher mosque* muslim* parishioner* politic* prayer* prayed praying prays ramadan rabbi religio* republican* sikh* spiritual* synagogue* worship* kirche religión bible fasting protest* sabbath voted votes quran vegan*',
  money:
    'alimony bankrupt* borrow* creditor* debt* donat* donor* foreclos* garnish* impoverish* income* indebted inherit* insolven* lender* loan* mortgage* overdraft overdue owe owed owes paycheck* payday payroll payslip* pension* portfolio poverty salaries salary savings unpaid wage* wages gehalt schulden lohn salaire dette* salario deuda* afford earns earning* bonuses compensation inheritance rent royalt*',
  appraisal:
    'absentee* apprais* assess* demot* dismissed disciplin* evaluat* feedback gpa graded grades incompeten* performance plagiaris* reprimand* resign* resignation shortcoming* tardy tardiness underperform* unemploy* unqualified weakness* layoff* recruiter* scholarship* suspended absences admitted cheats detention expelled promotion waitlist* underqualified overqualified',
  whereabouts: 'resides residing residence relocat* whereabouts',
  identity: 'credential* passcode* passphrase* passport password* ssn citizenship nationality',
}

/** Groups of words; linear, as each is a bounded run of words. */
const phrases: readonly (readonly [Matter, RegExp])[] = [
  [
    'health',
    /\b(?:(?:special|reasonable|workplace|disability|requested|requesting|request for) accommodations?|accommodations? (?:for|due)|dietary (?:restriction|need|requirement)|substance (?:use|abuse)|recovery (?:journey|plan|program|process|treatment)|hearing (?:loss|impairment)|memory loss|eating disorder|panic attack|sick leave|health (?:condition|issue|problem|status|insurance|record|scare)|excellent health|poor health|blood (?:pressure|test|type|sugar)|(?:emergency|medical|hospital|drug|recovery) treatment|treatment (?:plan|record|history)|heart (?:attack|disease|condition|rate)|sign language|drug (?:use|habit|problem|test)|body fat|weighs \d{2,3}|(?:los[et]|gain(?:ed)?|losing|gaining) weight|weight loss|(?:knee|back|heart|shoulder|ankle|hip|neck|muscle|leg|stomach) (?:issue|problem|pain|injury)|treated for|battle with|battling)s?\b/,
  ],
  [
    'feelings',
    /\b(?:feel(?:s|ing)? (?:down|low|lost|alone|bad|uncomfortable)|felt (?:down|low|lost|alone|bad|uncomfortable)|burn(?:ed|t|ing) out|tough (?:time|month|year|period|week)|hard time|difficult (?:time|period)|dark period|going through|(?:nervous|mental|emotional) breakdown|personal (?:reason|struggle|issue|problem|challenge|crisis|turmoil|life|experience)s?|family (?:issue|problem|situation|crisis|emergency|conflict)s?|losing sleep|mixed feelings|in confidence|seek(?:s|ing)? help|needs help)\b/,
  ],
  [
    'relations',
    /\b(?:(?:his|her|their) (?:partner|ex|relationship|breakup|date|crush|parents|father|mother|son|daughter|children|kids|family|pregnancy|baby)|family (?:details?|members?|planning|history)|relationship (?:problem|issue|status|with (?:his|her|their))s?|end of (?:a|the|his|her|their) (?:\w{1,20} )?relationship|proposed to|got engaged|engaged to|broke up|split up|separated from|sleeping with|in a relationship|love life|in love|(?:his|her) love|crush on|first steps|expecting a|(?:argument|fight|conflict|falling out|date|night) with (?:his|her|their)|having a baby|starting a family|gender (?:identity|transition|dysphoria|affirming)|came out|is single|seeing someone|in love with|getting overly friendly|(?:sister|brother|mother|father) in law)\b/,
  ],
  [
    'law',
    /\b(?:charged with|under investigation|insider trading|(?:is|was|are|were) (?:a |the )?(?:prime )?suspects?\b|suspected of|in court|court (?:case|hearing|order|date)|legal (?:case|trouble|issue|matter|action|dispute|battle|status)s?|immigration (?:status|raid|case|issue)|ice raid|(?:visa|permit) (?:renewal|status|application|process|expir\w{1,4}|issue|problem)s?|identity theft|tax evasion|hit and run|crime scene|confidential witness(?:es)?|background check|settled (?:civil|out of court)|patent infringement)\b/,
  ],
  [
    'money',
    /\b(?:credit (?:score|report|history|rating|card (?:debt|balance)|limit|utili[sz]ation)s?|net worth|total assets?|bank (?:balance|account|statement)s?|account balance|transaction history|insurance (?:claim|policy)|late payments?|food stamps|rent increase|financial(?:ly)? (?:\w{1,20} )?(?:trouble|hardship|difficult(?:y|ies)|problem|history|situation|status|struggle|strain|issue|record|aid)s?|tighten (?:\w{1,10} )?budget|living paycheck|base salary|tax (?:return|debt|bill|refund)s?|life savings|trust fund)\b/,
  ],
  [
    'appraisal',
    /\b(?:need(?:s|ed|ing)? (?:to (?:improve|work on|be more|develop|strengthen)|improvement|more (?:practice|training|support|focus))|(?:room|areas?) (?:for|of) (?:improvement|attention|growth|development|concern)|below (?:average|expectations?|standard|target)|fail(?:ed|s|ing) (?:to meet|his|her|their|the (?:exam|test|class|course)|an? (?:exam|test|class|course)|grades?|class)|academic (?:probation|performance|record|standing|underperformance)|(?:test|exam|essay) scores?|missed (?:\w{1,12} )?deadlines?|late for (?:work|class)|(?:admitted|accepted|rejected) (?:to|by|from)|difficult(?:y|ies) (?:in|with|understanding|focusing|concentrating|staying)|final grade|grade (?:of )?[a-f][+-]?(?=$|[\s.,;:])|(?:an? |straight )[a-d](?:'s|[+-]|’s)(?=$|[\s.,;:])|to an a in|weak in|lacks?(?:ing)? (?:\w{1,12} ){0,2}(?:skill|confidence|motivation|focus|discipline|experience|organi[sz]ation)s?|written warning|job (?:loss|search|hunt|offer|interview)|laid off|(?:was|were|been|got|getting) (?:fired|promoted|rejected|let go|passed over)|performance (?:review|evaluation|appraisal|improvement)|(?:has|have) excelled|keen eye for|written work|personal essay|(?:his|her|their|['’]s) (?:essay|grades?|score|test|performance|thesis)|switching jobs|new job|employment opportunit(?:y|ies)|(?:seeking|looking for|searching for|applied for|applying for|interview(?:ed|ing|s)? (?:for|with)) (?:a |an )?(?:new |other |another )?(?:job|work|employment|position|role|employer)s?|contract (?:status|negotiation)s?)\b/,
  ],
  [
    'whereabouts',
    /\b(?:lives? (?:at|on|in|with|alone)|staying (?:at|in|with)|checks? in(?:to)? (?:at |to )?(?:the )?\w{1,20} ?(?:hotel|resort|inn)|on vacation|flight (?:number|to|from)|living (?:at|in|with)|(?:his|her|their|my|['’]s|home|mailing|postal|shipping|delivery|private|the) address(?:es)?|moving (?:to|out)|moved (?:to|out)|home alone|out of town)\b/,
  ],
  [
    'identity',
    /\b(?:social security|(?:identity|passport|policy|licen[cs]e|insurance|credit card|account|identification|customer|patient|student|employee) (?:number|no|id)s?|date of birth|born on|(?:phone|mobile|cell|telephone|contact) (?:numbers?|details)|(?:credit card|card|banking|payment) (?:information|details|data)|log-?in (?:details|data)|id number|card number)\b/,
  ],
]

/** Endings of names of conditions, of operations and of medicines. */
const healthEnding =
  /^\p{L}{3,20}(?:itis|ectomy|aemia|emia|algia|plegia|otomy|cardia|uria|phobia|oscopy|pril|olol|statin|mycin|cillin|azepam|azolam|oxetine|prazole|sartan|triptan|floxacin|formin|gliptin|setron|vir|mab)s?$/u
const noHealth: ReadonlySet<string> = new Set(
  'academia bohemia april email devir elixir souvenir reservoir souvenirs reservoirs elixirs'.split(
    ' ',
  ),
)

interface Entry {
  readonly start: string
  readonly isWhole: boolean
  readonly matter: Matter
}

/** Letters by which words are looked up. */
const keyLength = 3
let entries: ReadonlyMap<string, readonly Entry[]> | undefined

function learned(): ReadonlyMap<string, readonly Entry[]> {
  const made = new Map<string, Entry[]>()
  for (const matter of matters) {
    for (const item of words[matter].split(' ')) {
      const isWhole = !item.endsWith('*')
      const start = isWhole ? item : item.slice(0, -1)
      const key = start.slice(0, keyLength)
      const known = made.get(key)
      if (known === undefined) made.set(key, [{ start, isWhole, matter }])
      else known.push({ start, isWhole, matter })
    }
  }
  return made
}

/** UTF-16 code units that are looked at. */
const maxText = 4_096

/** The matters that a sentence touches; pure, linear. */
export function mattersIn(sentence: string): ReadonlySet<Matter> {
  const text = sentence.slice(0, maxText).toLowerCase()
  const found = new Set<Matter>()
  entries ??= learned()
  for (const [word] of text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
    for (const { start, isWhole, matter } of entries.get(word.slice(0, keyLength)) ?? [])
      if (isWhole ? word === start || word === `${start}s` : word.startsWith(start))
        found.add(matter)
    if (word.length > 5 && healthEnding.test(word) && !noHealth.has(word)) found.add('health')
  }
  for (const [matter, phrase] of phrases)
    if (!found.has(matter) && phrase.test(text)) found.add(matter)
  return found
}
