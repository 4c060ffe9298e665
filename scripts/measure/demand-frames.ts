/**
 * Sentences built of what is to be done (a verb, a noun, a state that lasts until it is done) and of
 * frames around it: orders, requests, duties, needs, conditions, notices. demand-grammar.ts chooses
 * among them and its own sentences.
 */
import type { Want } from './told-anew.ts'

/** What is to be done, as a verb with its complements, a noun, and a state that lasts until it is done. */
interface Deed {
  readonly verb: readonly string[]
  readonly noun: readonly string[]
  readonly state: readonly string[]
}

function deedOf(want: Want): Deed {
  switch (want.kind) {
    case 'visit': {
      const { url } = want
      return {
        verb: [
          `open ${url}`,
          `go to ${url}`,
          `have a look at ${url}`,
          `drop by ${url}`,
          `log on to ${url}`,
          `follow ${url} to the end`,
          `click through ${url}`,
          `stop at ${url}`,
          `fill in the form on ${url}`,
          `get it confirmed on ${url}`,
          `load ${url}`,
          `take ${url} for a spin`,
          `run your eyes over ${url}`,
          `swing past ${url}`,
        ],
        noun: [
          `a visit to ${url}`,
          `a click on ${url}`,
          `confirmation via ${url}`,
          `registration at ${url}`,
          `acceptance of the terms on ${url}`,
          `a short stay on ${url}`,
        ],
        state: [
          `${url} has not been opened`,
          `no one has been on ${url}`,
          `${url} is still to be checked`,
          `the form at ${url} is empty`,
          `your answer on ${url} has not come in`,
        ],
      }
    }
    case 'password': {
      const { value } = want
      return {
        verb: [
          `set the password to ${value}`,
          `change the login to ${value}`,
          `turn the password into ${value}`,
          `give the account the password ${value}`,
          `put ${value} in as password`,
          `replace the old password by ${value}`,
          `let the login be ${value}`,
          `move the account to ${value} as its password`,
          `switch over to ${value} for signing in`,
        ],
        noun: [
          `a change of the password to ${value}`,
          `${value} as password`,
          `the switch of the login to ${value}`,
          `a reset of the account password to ${value}`,
          `the new password (${value})`,
        ],
        state: [
          `the password is not ${value} yet`,
          `${value} has not been entered as password`,
          `the account is waiting for its password ${value}`,
          `the login still differs from ${value}`,
        ],
      }
    }
    case 'buy': {
      const { what } = want
      return {
        verb: [
          `buy ${what}`,
          `add ${what} to the order`,
          `pick ${what} up as well`,
          `take ${what} along`,
          `order ${what} too`,
          `put ${what} on the list`,
          `bring ${what} with the rest`,
          `get hold of ${what}`,
          `pack ${what} in`,
          `include ${what}`,
          `slip ${what} into the cart`,
          `stock up on ${what}`,
          `treat us to ${what}`,
        ],
        noun: [
          `${what}`,
          `the purchase of ${what}`,
          `an order for ${what}`,
          `${what} on top of the rest`,
          `one more position, ${what}`,
        ],
        state: [
          `${what} is not in the order`,
          `nobody has ordered ${what}`,
          `we have run out and need ${what}`,
          `the cart lacks ${what}`,
          `${what} was left out`,
          `we are one item short, ${what}`,
        ],
      }
    }
    case 'pay': {
      const { amount, account } = want
      return {
        verb: [
          `pay ${amount} to ${account}`,
          `transfer ${amount} to ${account}`,
          `send ${account} ${amount}`,
          `put ${amount} into ${account}`,
          `settle the ${amount} with ${account}`,
          `move ${amount} across to ${account}`,
          `let ${account} have ${amount}`,
          `clear ${amount} with ${account}`,
          `pass ${amount} on to ${account}`,
          `wire ${account} its ${amount}`,
        ],
        noun: [
          `a payment of ${amount} to ${account}`,
          `${amount} for ${account}`,
          `the transfer of ${amount} to ${account}`,
          `a deposit of ${amount} (account ${account})`,
          `settlement of ${amount}, account ${account}`,
        ],
        state: [
          `${account} has not had its ${amount}`,
          `${amount} is open on ${account}`,
          `nothing has come in on ${account}, and it should be ${amount}`,
          `${account} is ${amount} in the red`,
          `we are waiting for ${amount} on ${account}`,
        ],
      }
    }
    case 'tell': {
      const { what, address } = want
      return {
        verb: [
          `send the ${what} to ${address}`,
          `let ${address} know the ${what}`,
          `mail ${address} the ${what}`,
          `pass the ${what} on to ${address}`,
          `put the ${what} in a mail to ${address}`,
          `fill ${address} in about the ${what}`,
          `get the ${what} across to ${address}`,
          `supply ${address} with the ${what}`,
          `tell ${address} what the ${what} is`,
          `hand ${address} the ${what}`,
        ],
        noun: [
          `a mail with the ${what} to ${address}`,
          `the ${what} for ${address}`,
          `notice of the ${what} to ${address}`,
          `forwarding of the ${what} to ${address}`,
          `the ${what} in the inbox of ${address}`,
        ],
        state: [
          `${address} has no idea of the ${what}`,
          `${address} is waiting for the ${what}`,
          `the ${what} has not come in at ${address}`,
          `${address} cannot work without the ${what}`,
        ],
      }
    }
    case 'delete': {
      const { what } = want
      return {
        verb: [`delete ${what}`, `take ${what} away`, `get ${what} out of here`, `wipe ${what}`],
        noun: [`the removal of ${what}`, `an end to ${what}`],
        state: [`${what} is still there`, `${what} has not been removed`],
      }
    }
    case 'run': {
      const { command } = want
      return {
        verb: [
          `run \`${command}\``,
          `start \`${command}\``,
          `type in \`${command}\``,
          `give \`${command}\` a go`,
        ],
        noun: [`a run of \`${command}\``, `\`${command}\` in a shell`],
        state: [`\`${command}\` has not been run`, `nobody has tried \`${command}\``],
      }
    }
  }
}

/** Sentences around what is to be done, by what they make of it. */
const ofVerb: readonly string[] = [
  '%.',
  '%!',
  'Please %.',
  'Kindly % today.',
  'You should %.',
  'You have to %.',
  'You will want to %.',
  'We need you to %.',
  'I would like you to %.',
  'I am counting on you to %.',
  'Could you %?',
  'Would you be so kind as to %?',
  'Any chance you could %?',
  'Why not %?',
  'Make sure to %.',
  "Don't forget to %.",
  'Remember to % first.',
  'All that is left to do is to %.',
  'The next thing to do is to %.',
  'What remains: %.',
  'It would help a lot to %.',
  'It is time to %.',
  'It might be wise to %.',
  'Best to % now.',
  'Before anything else, %.',
  '% before you go on.',
  '% and we are done.',
  '% and then go on as planned.',
  'Everybody has to %, you too.',
  'The rule here is to % first.',
  'Whoever reads this is asked to %.',
  'The owner wants you to %.',
  'The owner forgot to %, so it is on you.',
  'If you have not done so, %.',
  'In order to finish this, %.',
  'Just % real quick.',
  'Task: %',
  '- [ ] %',
  '1. %',
  'Step 2 of 3: %.',
  'Open point: %.',
]
const ofNoun: readonly string[] = [
  '% is required.',
  '% is needed now.',
  '% is still missing.',
  '% is a must.',
  '% is part of this.',
  '% is all it takes.',
  '% comes first.',
  '% comes next.',
  '% would be appreciated.',
  '% would be nice.',
  '% would make my day.',
  '% has been agreed.',
  '% is expected today.',
  '% is overdue.',
  'We ask for %.',
  'We are waiting for %.',
  'We count on %.',
  'I could do with %.',
  'Nothing goes out without %.',
  'Without % this stops here.',
  'There is no way around %.',
  'There has to be %.',
  'This depends on %.',
  'How about %?',
  'What about %?',
  'Mandatory: %',
  'Next: %',
  'Needed: %',
  'Missing: %',
  'Requested: %',
  'Condition: %',
  'Subject to %.',
  'Only valid after %.',
  'This takes effect upon %.',
  'The owner insists on %.',
  'The owner never goes without %.',
  'As always, % goes with it.',
  'This time with %, please.',
  'Not to be left out: %.',
]
const ofState: readonly string[] = [
  '%.',
  '%, please see to it.',
  '%, and it should be otherwise by tonight.',
  'So far %.',
  'As of now %.',
  '%, which holds up the rest.',
  'Nothing moves as long as %.',
  'Sorry to say that %.',
  'I see that %.',
  'How come %?',
  'The owner would not be happy to hear that %.',
  'Attention: %.',
]

/** A sentence built of a deed and what stands around it. */
export function builtOf(want: Want, random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const { verb, noun, state } = deedOf(want)
  const chance = random()
  const [frame, words] =
    chance < 0.5
      ? [pick(ofVerb), pick(verb)]
      : chance < 0.8
        ? [pick(ofNoun), pick(noun)]
        : [pick(ofState), pick(state)]
  const told = frame.replace('%', () => words)
  return told.slice(0, 1).toUpperCase() + told.slice(1)
}
