/**
 * Tier 1 in a guard that a host starts at every start: nothing of it is loaded before the first
 * message that it is asked about, and nothing where no words of the user are known.
 */
import { isCall } from '../consequence.ts'
import type { Judge, JudgeInput, TurnInput } from '../judge.ts'
import { askedIn } from '../task/asked.ts'
import type { Finding } from '../verdict.ts'

/**
 * A judge that becomes the one that `load` gives. Until then it answers with a promise; a `load`
 * that fails rejects it, which the Guardian takes for a judge that cannot answer, and the next
 * message tries again.
 *
 * @param load @default the model that ships, after the rules
 */
export function createLateClassifier(load: () => Promise<Judge> = loadShipped): Judge {
  let judge: Judge | undefined
  let loading: Promise<Judge> | undefined
  const earlier = new WeakMap<JudgeInput, readonly Finding[]>()

  function loaded(): Promise<Judge> {
    loading ??= load().then(
      (own) => {
        judge = own
        return own
      },
      (cause) => {
        loading = undefined
        throw cause
      },
    )
    return loading
  }

  return {
    name: 'classifier',
    isNeeded(found, input) {
      // What the rules ask, a person may answer; a second judge would ask it again, or block it.
      if (!isUnit(input) || found.some(({ decision }) => decision !== 'allow')) return false
      if (judge !== undefined) return judge.isNeeded?.(found, input) ?? true
      earlier.set(input, found.slice())
      return true
    },
    judge(input) {
      if (judge !== undefined) return judge.judge(input)
      return loaded().then((own) =>
        own.isNeeded?.(earlier.get(input) ?? [], input) === false ? [] : own.judge(input),
      )
    },
    judgeTurn(input) {
      if (!isAnswer(input)) return []
      if (judge !== undefined) return judge.judgeTurn?.(input) ?? []
      return loaded().then((own) => own.judgeTurn?.(input) ?? [])
    },
  }
}

/** Whether a message is a call or what one returned, made for somebody whose words are known. */
function isUnit({ from, message, answers, past }: JudgeInput): boolean {
  const isOfCall = from === 'host' ? isCall(message) : answers?.method === 'tools/call'
  return isOfCall && askedIn(past) !== undefined
}

function isAnswer({ role, past }: TurnInput): boolean {
  return role === 'client' && askedIn(past) !== undefined
}

function loadShipped(): Promise<Judge> {
  return loadClassifierJudge()
}

/**
 * The judge of a model, to be asked after the rules.
 *
 * @param file the model that ships where absent
 */
export async function loadClassifierJudge(file?: string): Promise<Judge> {
  const [{ createClassifier }, { createClassifierJudge }, { loadModel }] = await Promise.all([
    import('./classifier.ts'),
    import('./classifier-judge.ts'),
    import('./load-model.ts'),
  ])
  return createClassifierJudge({
    classifier: createClassifier(loadModel(file)),
    followsRules: true,
  })
}
