/**
 * What a generator gives at its end.
 *
 * @param onStep hears of what it gives before
 */
export function lastOf<Step, Last>(
  steps: Generator<Step, Last>,
  onStep: (step: Step) => void = () => undefined,
): Last {
  let step = steps.next()
  while (step.done !== true) {
    onStep(step.value)
    step = steps.next()
  }
  return step.value
}
