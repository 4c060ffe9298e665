/**
 * Sealing of the working set: AES-256-GCM, each piece bound to its trajectory and place, so
 * that no piece can be read without the key, or moved to another place or trajectory.
 *
 * Layout: 1 byte version, 12 bytes nonce, 16 bytes tag, then the ciphertext.
 * @see NIST SP 800-38D
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { McipError } from '../errors.ts'
import type { TrajectoryKey } from '../trajectory/trajectory.ts'

const version = 1
const nonceBytes = 12
const tagBytes = 16
const headerBytes = 1 + nonceBytes + tagBytes

/** What a piece is bound to. */
export interface Binding {
  readonly trajectory: TrajectoryKey
  /** Place of the piece in the trajectory's working set. */
  readonly position: number
}

/**
 * `plain` sealed under a key of 32 bytes.
 *
 * @param nonce 12 random bytes, never used twice under one key
 */
export function sealPiece(
  key: Uint8Array,
  binding: Binding,
  plain: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(associated(binding))
  const body = cipher.update(plain)
  // GCM is a stream: nothing is left to the end but the tag.
  cipher.final()
  const sealed = Buffer.allocUnsafe(headerBytes + body.length)
  sealed[0] = version
  sealed.set(nonce, 1)
  sealed.set(cipher.getAuthTag(), 1 + nonceBytes)
  sealed.set(body, headerBytes)
  return sealed
}

/**
 * What was sealed.
 *
 * @throws McipError `log.piece-unreadable`
 */
export function openPiece(key: Uint8Array, binding: Binding, sealed: Uint8Array): Uint8Array {
  if (sealed.length < headerBytes || sealed[0] !== version) {
    throw new McipError('log.piece-unreadable', { reason: 'not a sealed piece' })
  }
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const tag = sealed.subarray(1 + nonceBytes, headerBytes)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(associated(binding))
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed.subarray(headerBytes)), decipher.final()])
  } catch (cause) {
    throw new McipError(
      'log.piece-unreadable',
      { reason: 'it does not open under this key, trajectory and position' },
      { cause },
    )
  }
}

function associated({ trajectory, position }: Binding): Uint8Array {
  return Buffer.from(JSON.stringify([version, trajectory.source, trajectory.value, position]))
}
