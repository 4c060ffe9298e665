/** A model from a file: the one that ships with the package, or one that somebody trained. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { McipError } from '../../errors.ts'
import type { Model } from './model.ts'
import { decodeModel, maxModelBytes } from './model-file.ts'
import { shippedModel, shippedName } from './shipped-model.ts'

/**
 * @param file the one that ships where absent
 * @throws McipError `classifier.unreadable-model`, `classifier.malformed-model`
 */
export function loadModel(file: string | undefined = shippedModel()): Model {
  if (file === undefined) {
    throw new McipError('classifier.unreadable-model', {
      file: shippedName,
      reason: 'this package ships none',
    })
  }
  return decodeModel(readBounded(file))
}

function readBounded(file: string): Uint8Array {
  try {
    const open = openSync(file, 'r')
    try {
      if (fstatSync(open).size > maxModelBytes) throw new Error('it is larger than 10 MB')
      return readFileSync(open)
    } finally {
      closeSync(open)
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new McipError('classifier.unreadable-model', { file, reason }, { cause })
  }
}
