/** The 95% interval of a share, as it is reported. */

/** Quantile of the standard normal distribution for 95%, two-sided. */
const z = 1.959964

/**
 * Share and Wilson score interval as `87.6% (82.8 to 91.2)`, with the counts.
 *
 * @see Wilson 1927, Probable Inference, the Law of Succession, and Statistical Inference
 */
export function shareWithInterval(part: number, whole: number): string {
  if (whole === 0) return 'none of 0'
  const share = part / whole
  const centre = share + z ** 2 / (2 * whole)
  const spread = z * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2))
  const scale = 1 + z ** 2 / whole
  const [low, high] = [(centre - spread) / scale, (centre + spread) / scale]
  const shown = (value: number) => (100 * value).toFixed(1)
  return `${part} of ${whole}, ${shown(share)}% (${shown(Math.max(0, low))} to ${shown(Math.min(1, high))})`
}
