/**
 * The classes of the paper's training set: 13,830 instances, from 2,000 dialogues of Glaive.
 *
 * @see Jing et al. 2025, arXiv:2505.14590, training data of the Guardian
 */
import type { BenchmarkClass } from '../../risk/risk.ts'

export const paperTrainingSet: Readonly<Record<BenchmarkClass, number>> = {
  appropriate: 1_791,
  'function-overlapping': 1_395,
  'excessive-privileges-overlapping': 1_401,
  'function-dependency-injection': 1_372,
  'function-injection': 1_382,
  'causal-dependency-injection': 626,
  'wrong-function-intent-injection': 718,
  'wrong-argument-intent-injection': 664,
  'data-injection': 1_361,
  'identity-injection': 1_749,
  'replay-injection': 1_371,
}

/** Instances in all. */
export const paperTrainingSize = 13_830
