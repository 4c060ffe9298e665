/**
 * Tier 1, the trained Guardian: one unit (a call, a return, an answer to the user) -> features ->
 * trees -> probabilities of the 11 classes. Training, audit and live traffic run the same code.
 *
 * This file is the table of all features. A model names the ones that it was trained on; one whose
 * names are not these is refused.
 */

export const featureGroups = [
  'unit',
  'provenance',
  'function',
  'privilege',
  'repetition',
  'order',
  'return',
  'answer',
  'identity',
  'rules',
  'text',
] as const
export type FeatureGroup = (typeof featureGroups)[number]

/** Name, group and meaning, in the order of a row. A feature that a unit does not have is missing. */
const table = [
  ['kind', 'unit', '0 a call, 1 a return, 2 an answer to the user'],
  ['turns', 'unit', 'turns of the user so far'],
  ['turn-words', 'unit', 'words in the latest turn, as a logarithm'],
  ['turn-asks', 'unit', 'whether the latest turn asks a question'],
  ['calls-in-turn', 'unit', 'calls since the latest turn of the user'],
  ['calls-before', 'unit', 'calls in the turns before'],
  ['answers-before', 'unit', 'answers to the user since its latest turn'],
  ['offered', 'unit', 'functions on offer, as a logarithm'],
  ['comparable', 'unit', 'whether the words of the user are English'],

  ['values', 'provenance', 'values of the call'],
  ['from-user', 'provenance', 'share of values that the user said'],
  ['from-results', 'provenance', 'share of values that a result gave'],
  ['from-schema', 'provenance', 'share of values that the schema gives'],
  ['from-nowhere', 'provenance', 'share of values that nothing before has'],
  ['from-window', 'provenance', 'share of values that may come from what was forgotten'],
  ['number-nowhere', 'provenance', 'numbers that nothing before has'],
  ['name-nowhere', 'provenance', 'short texts that nothing before has'],
  ['prose-nowhere', 'provenance', 'texts of several words that nothing before has'],
  ['id-nowhere', 'provenance', 'ids and tokens that nothing before has'],
  ['least-explained', 'provenance', 'the smallest share of a found value that is explained'],
  ['worst-integrity', 'provenance', '0 user to 3 untrusted, of all values'],
  ['one-passage', 'provenance', 'largest share of values that one passage of a result holds'],
  ['only-in-results', 'provenance', 'values that a result gave and the user did not'],
  ['caused-by', 'provenance', 'flows whose passages led to the call'],
  ['chosen', 'provenance', 'values that content chose and the user did not leave to it'],
  ['chosen-target', 'provenance', 'whether one of them is a recipient, a command or an amount'],
  ['chosen-ordered', 'provenance', 'whether the passage of one orders what the function does'],
  ['chosen-addressed', 'provenance', 'whether such an order speaks to a model'],
  ['chosen-in-words', 'provenance', 'whether one stands nowhere as a field of its own'],
  ['chosen-about', 'provenance', 'whether the passage speaks of what the user asked for'],
  ['chosen-weight', 'provenance', '0 allow to 3 block, of the weightiest'],
  ['chosen-through', 'provenance', 'whether a read lies between the passage and the value'],
  ['contradicted', 'provenance', 'values that stand against what the user said'],
  ['contradiction', 'provenance', 'how sure the surest of them is'],
  ['said-unused', 'provenance', 'share of what the user named in this turn that no call has used'],
  ['said-numbers-unused', 'provenance', 'numbers of the user in this turn that no call has used'],
  ['corrects', 'provenance', 'whether the latest turn corrects something'],
  ['superseded', 'provenance', 'values that the user said only before the correction'],
  ['negated', 'provenance', 'values that the user said to be wrong'],
  ['confirmed-value', 'provenance', 'values that the correction gives'],
  ['near-said', 'provenance', 'values close to one that the user said, and not equal to it'],
  ['replaced', 'provenance', 'values from nowhere, where the turn names one of their form unused'],
  ['near-token', 'provenance', 'values from nowhere that differ slightly from what the user named'],
  [
    'changed-unsaid',
    'provenance',
    'values from nowhere that the same function took otherwise before',
  ],
  ['tokens-unused', 'provenance', 'names, numbers and codes of the turn that no call has used'],
  ['took-old', 'provenance', 'whether it takes what the turn said before it corrected itself'],
  ['took-disowned', 'provenance', 'whether it takes what the turn says to be wrong'],
  ['took-new', 'provenance', 'whether it takes what only the correction says'],
  [
    'overruled',
    'provenance',
    'values a result gave, where the turn names one of their form unused',
  ],
  ['choice-otherwise', 'provenance', 'choices of a list where the user named another of it'],
  ['text-unsaid', 'provenance', 'short texts from nowhere of which the user said no word'],
  ['words-unused', 'provenance', 'share of the words of the turn that nothing of the call has'],
  ['breaches', 'provenance', 'arguments that break the schema'],
  ['default-share', 'provenance', 'share of declared parameters that are given'],

  ['known', 'function', 'whether the function is on offer'],
  ['fit', 'function', 'how well its words meet the request'],
  ['fit-lead', 'function', 'fit of the best function on offer, less its own'],
  ['fit-rank', 'function', 'how many of the best functions on offer fit better'],
  ['name-met', 'function', 'share of its name that the user said'],
  ['name-met-turn', 'function', 'share of its name that the latest turn says'],
  ['about-met', 'function', 'words of its description that the user said'],
  ['about-met-turn', 'function', 'words of its description that the latest turn says'],
  ['query-met', 'function', 'share of the latest turn that its words hold'],
  ['name-confirmed', 'function', 'share of its name in what the client last said to the user'],
  ['foreign', 'function', 'whether nothing connects it with the request'],
  ['twin', 'function', 'likeness of the most alike function on offer'],
  ['twin-name', 'function', 'whether that one has a name of the same words'],
  ['twin-extra', 'function', 'words of its name that the name of that one has not'],
  ['twin-reach', 'function', 'how much further it reaches than that one'],
  ['breadth', 'function', 'words of its description that speak of full access, or of everything'],
  ['twin-breadth', 'function', 'the same, less those of that one'],
  ['twin-first', 'function', 'whether that one was offered before it'],
  ['twin-fit', 'function', 'fit of that one, less its own'],
  ['twin-elsewhere', 'function', 'whether that one is of another server'],
  ['close', 'function', 'how closely its words meet the latest turn, however many they are'],
  ['close-lead', 'function', 'closeness of the closest function on offer, less its own'],
  ['close-rank', 'function', 'how many functions on offer are closer'],
  ['close-lead-all', 'function', 'the lead over it, by all turns of the user'],
  ['siblings', 'function', 'functions on offer that take the same parameters'],
  ['sibling-lead', 'function', 'closeness of the closest of them, less its own'],
  ['sibling-shorter', 'function', 'words of its name more than that of the shortest of them'],

  ['sends', 'privilege', '1 it sends by name and schema, 0.5 by name'],
  ['spends', 'privilege', 'the same for spending'],
  ['deletes', 'privilege', 'the same for deleting'],
  ['executes', 'privilege', 'the same for executing'],
  ['administers', 'privilege', 'the same for administering'],
  ['unasked', 'privilege', 'privileges whose verbs the user did not say'],
  ['far', 'privilege', 'privileges that reach beyond a task'],
  ['far-words', 'privilege', 'words of the name that speak of rights, systems or everybody'],
  ['above', 'privilege', 'whether one of them speaks of rights above others'],
  ['governs', 'privilege', '1 administers people or systems, 2 destroys on a large scale'],
  ['changes', 'privilege', 'whether the call may change something'],
  ['looks-only', 'privilege', 'whether its arguments ask for a look only'],
  ['milder-fit', 'privilege', 'fit of the best milder function on offer, less its own'],
  ['asked-verbs', 'privilege', 'whether the user asks for a change'],

  ['equal-calls', 'repetition', 'equal calls before, in this turn'],
  ['equal-done', 'repetition', 'whether one of them succeeded'],
  ['equal-failed', 'repetition', 'whether the latest of them failed or gave nothing'],
  ['equal-earlier-turn', 'repetition', 'equal calls in turns before'],
  ['equal-distance', 'repetition', 'calls between it and the latest equal one'],
  ['same-function', 'repetition', 'calls of the same function in this turn'],
  ['same-arguments', 'repetition', 'share of values as in the latest call of the function'],
  ['asks-more', 'repetition', 'whether the latest turn asks for more than one'],
  ['news-between', 'repetition', 'whether something new came in since the equal call'],

  ['earlier-used', 'order', 'share of earlier calls of this turn whose result it uses'],
  ['latest-used', 'order', 'whether it uses the latest result'],
  ['latest-asked', 'order', 'whether the call before has to do with the request'],
  ['latest-shares', 'order', 'whether the call before shares a word with it'],
  [
    'earlier-unasked',
    'order',
    'earlier calls of this turn that have nothing to do with the request',
  ],
  ['earlier-asked', 'order', 'earlier calls of this turn that have to do with the request'],
  ['unneeded-before', 'order', 'whether the call before was not needed'],
  ['asked-before', 'order', 'whether what was asked for was called already, and this is foreign'],
  ['earlier-fit', 'order', 'fit of the best call before in this turn, less its own'],
  ['is-check', 'order', 'whether it shows who somebody is'],
  ['check-before', 'order', 'whether such a call succeeded before'],
  ['check-gives-rank', 'order', 'whether a check said that the user holds a rank'],
  ['check-refused', 'order', 'whether a check said that the user is not known'],
  ['check-offered', 'order', 'whether such a function is on offer'],
  ['calls-before-check', 'order', 'calls of other functions before this check'],
  ['serves-earlier', 'order', 'whether its function gives what an earlier call already took'],
  ['producer-uncalled', 'order', 'ids it takes from nowhere that a function on offer gives'],
  ['unanswered', 'order', 'earlier calls of this turn without an answer'],

  ['empty', 'return', '0 something, 1 nothing, 2 foreign'],
  ['failed', 'return', 'whether it says that the call failed'],
  ['length', 'return', 'length of the text, as a logarithm'],
  ['leaves', 'return', 'values, as a logarithm'],
  ['about-function', 'return', 'share of its words that are of the function'],
  ['about-query', 'return', 'share of its words that are of the request'],
  ['echoed', 'return', 'share of the arguments that it repeats'],
  ['echo-differs', 'return', 'fields that are named as an argument and hold another value'],
  ['near-argument', 'return', 'numbers close to one of the arguments, and not equal to it'],
  ['acknowledges', 'return', 'whether it is nothing but an acknowledgement'],
  [
    'explains-earlier',
    'return',
    'values that earlier calls took from nowhere and it gives only now',
  ],
  ['unlike-before', 'return', 'share of its fields that earlier results of the function had not'],
  ['call-suspect', 'return', 'whether its call was foreign to the request'],

  ['answer-length', 'answer', 'words, as a logarithm'],
  ['answer-asks', 'answer', 'whether it asks the user something'],
  ['answer-declines', 'answer', 'whether it says that something cannot be done'],
  ['answer-claims', 'answer', 'whether it says that something was done'],
  ['answer-numbers', 'answer', 'numbers'],
  ['numbers-unseen', 'answer', 'share of numbers that nothing before has'],
  ['numbers-unseen-count', 'answer', 'numbers that nothing before has'],
  ['numbers-returned', 'answer', 'share of numbers that the latest result has'],
  ['numbers-near', 'answer', 'numbers close to one before, and not equal to it'],
  ['tokens-near', 'answer', 'dates and codes that differ slightly from one before'],
  ['tokens-unseen', 'answer', 'dates and codes that nothing before has'],
  ['told-otherwise', 'answer', 'values from nowhere, where a result has one of their form unsaid'],
  ['names-unseen', 'answer', 'share of names that nothing before has'],
  ['names-unseen-count', 'answer', 'names that nothing before has'],
  ['about-latest', 'answer', 'share of its words that the latest result has'],
  ['about-request', 'answer', 'share of its words that are of the request'],
  ['returned-said', 'answer', 'share of the values of the latest result that it repeats'],
  ['latest-failed', 'answer', 'whether the latest result failed'],
  ['latest-empty', 'answer', 'whether the latest result is empty'],
  ['latest-age', 'answer', 'turns of the user since the latest result'],
  ['offer-fit', 'answer', 'fit of the best function on offer to the latest turn'],
  ['offer-uncalled', 'answer', 'whether that function was not called in this turn'],
  ['offer-lead', 'answer', 'fit of that function, less that of the best call of the turn'],
  ['called-fit', 'answer', 'fit of the best call of the turn'],
  ['called-least', 'answer', 'fit of the worst call of the turn'],
  ['called-order', 'answer', 'whether the best call of the turn came before the worst'],
  [
    'told-share',
    'answer',
    'share of the calls of the turn whose results it, or a later call, takes up',
  ],
  ['untold', 'answer', 'calls of the turn of whose results nothing is taken up'],
  ['untold-close', 'answer', 'how closely the least close of those meets the turn'],
  ['untold-first', 'answer', 'whether such a call came before all others'],
  ['told-lead', 'answer', 'closeness of the closest call that is taken up, less that of the other'],
  ['calls-met', 'answer', 'calls of the turn whose functions meet its words'],
  ['calls-unmet', 'answer', 'calls of the turn whose functions do not'],
  ['asked-change', 'answer', 'whether the user asks for a change that no call made'],

  ['claims-rank', 'identity', 'whether the user says to be somebody of rank'],
  ['hurries', 'identity', 'whether the user hurries, or forbids to ask'],
  ['own-things', 'identity', 'whether the user speaks of what is theirs'],
  ['role-stated', 'identity', 'whether the host states a role of the user'],
  ['asks-governing', 'identity', 'whether the user asks for what administers'],

  ['rule-function-overlapping', 'rules', 'what the rule claims, 0 to 1'],
  ['rule-excessive-privileges-overlapping', 'rules', 'the same'],
  ['rule-function-dependency-injection', 'rules', 'the same'],
  ['rule-function-injection', 'rules', 'the same'],
  ['rule-wrong-function-intent-injection', 'rules', 'the same'],
  ['rule-wrong-argument-intent-injection', 'rules', 'the same'],
  ['rule-data-injection', 'rules', 'the same'],
  ['rule-identity-injection', 'rules', 'the same'],
  ['rule-replay-injection', 'rules', 'the same'],
  ['rule-decision', 'rules', '0 allow to 3 block, the strictest of all'],

  ['text-function', 'text', 'learned likeness of the latest turn and the function'],
  ['text-function-all', 'text', 'learned likeness of all turns and the function'],
  ['text-lead', 'text', 'likeness of the best function on offer, less its own'],
  ['text-rank', 'text', 'share of functions on offer that are more alike'],
  ['text-arguments', 'text', 'learned likeness of the arguments and the function'],
  ['text-values', 'text', 'learned likeness of the latest turn and the values'],
  ['text-return', 'text', 'learned likeness of what was returned and the function'],
  ['text-return-query', 'text', 'learned likeness of what was returned and the latest turn'],
  ['text-answer', 'text', 'learned likeness of the answer and the latest turn'],
  ['text-answer-return', 'text', 'learned likeness of the answer and the latest result'],
  ['text-earlier', 'text', 'learned likeness of the function and the one called before'],
] as const

export type FeatureName = (typeof table)[number][0]

export interface Feature {
  readonly name: FeatureName
  readonly group: FeatureGroup
  readonly meaning: string
}

export const features: readonly Feature[] = table.map(([name, group, meaning]) => ({
  name,
  group,
  meaning,
}))

const places: ReadonlyMap<FeatureName, number> = new Map(
  table.map(([name], at) => [name, at] as const),
)

/** Sets one feature of a row. */
export type Put = (name: FeatureName, value: number | boolean) => void

/** A row in which everything is missing, and what fills it. */
export function emptyRow(): { readonly row: Float32Array; readonly put: Put } {
  const row = new Float32Array(table.length).fill(Number.NaN)
  return {
    row,
    put(name, value) {
      row[places.get(name) ?? 0] = Number(value)
    },
  }
}
