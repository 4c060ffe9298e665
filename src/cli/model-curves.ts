/** Training curves of a model, where its card lies beside it and has them. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { curvesOfCard, type TrainingCurves } from '../bench/train/training-curves.ts'

/** A card is some tens of kilobytes. */
const maxCardBytes = 16 * 1024 * 1024

/** Undefined where there is no card, or none that is of this model: a report does without. */
export function curvesBeside(model: string): TrainingCurves | undefined {
  try {
    const card = `${model}.card.json`
    if (statSync(card).size > maxCardBytes) return undefined
    const sha256 = createHash('sha256').update(readFileSync(model)).digest('hex')
    return curvesOfCard(JSON.parse(readFileSync(card, 'utf8')), sha256)
  } catch {
    // No card, or one that somebody else wrote.
    return undefined
  }
}
