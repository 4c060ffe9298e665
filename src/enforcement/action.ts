/**
 * Stage 5's answer: what is done with a message. `enforcement/` is the only writer of answers to a peer.
 */
export type Action =
  /** The bytes go on as they came. */
  | { readonly kind: 'forward' }
  /** Other bytes go on in their place (a list without a withheld tool, a result taken out, own keys stripped). */
  | { readonly kind: 'replace'; readonly line: Uint8Array }
  /** Nothing goes on; `reply`, where there is one, goes back to the sender. */
  | { readonly kind: 'reject'; readonly reply: Uint8Array | undefined }
  /** Nothing goes on until a person has answered. */
  | { readonly kind: 'hold' }

export type ActionKind = Action['kind']
