/** What a licence of gold dialogues allows. */

/** Whether works made of it must be under the same licence: a model is not trained on that unasked. */
export function isShareAlike(license: string): boolean {
  return /(?:^|[^a-z])(?:SA|A?GPL|LGPL)(?:[^a-z]|$)|share[- ]?alike/i.test(license)
}
