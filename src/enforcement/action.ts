/**
 * Stage 5's answer: what is done with a message. `enforcement/` is the only writer of answers to a
 * peer. Texts take the number of the message's first flow, which only the log knows.
 */

/** Changes to the bytes of a message; all others stay as they came. Pointers are from the message. */
export interface Edit {
  readonly remove: readonly string[]
  readonly set: readonly { readonly pointer: string; readonly json: string }[]
}

export type Action =
  /** The bytes go on as they came. */
  | { readonly kind: 'forward' }
  /** Parts of the message go on: a list without a withheld tool, own keys stripped. */
  | { readonly kind: 'replace'; readonly edit: (flowSeq: number) => Edit }
  /** Another message goes on in its place; JSON without a line end. */
  | { readonly kind: 'replace'; readonly text: (flowSeq: number) => string }
  /** Nothing goes on; `reply`, where it gives a text, goes back to the sender. */
  | { readonly kind: 'reject'; readonly reply: (flowSeq: number) => string | undefined }
  /** Nothing goes on until a person has answered, who is asked in the host. */
  | { readonly kind: 'hold' }
