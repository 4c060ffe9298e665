/**
 * The paper's Table 2, for the eye beside own results: its test set is not ours unless the
 * published benchmark itself was given.
 *
 * @see Jing et al. 2025, arXiv:2505.14590, Table 2
 */

export interface PublishedRow {
  readonly model: string
  /** BFCL-v3 overall accuracy of the model, in percent. */
  readonly utility: number
  /** Percent, as printed: accuracy and macro F1. */
  readonly riskResistance: readonly [accuracy: number, f1: number]
  readonly toolAceRiskResistance: readonly [accuracy: number, f1: number]
  readonly safetyAwareness: readonly [accuracy: number, f1: number]
}

export const table2: readonly PublishedRow[] = [
  row('xLAM-2-70b-fc-r', 78.45, [17.14, 9.91], [20.29, 6.9], [22.69, 22.57]),
  row('xLAM-2-32b-fc-r', 76.43, [30.12, 25.32], [34.8, 20.63], [37.25, 36.94]),
  row('xLAM-2-8b-fc-r', 72.04, [13.35, 8.84], [14.42, 7.61], [57.43, 49.18]),
  row('ToolACE-2-8B', 68.73, [13.33, 5.0], [17.33, 5.43], [24.56, 24.56]),
  row('Qwen2.5-72B-Instruct', 60.76, [40.77, 33.74], [47.08, 34.23], [55.45, 52.2]),
  row('Qwen2.5-32B-Instruct', 58.93, [35.74, 28.21], [39.38, 26.12], [50.08, 47.92]),
  row('DeepSeek-R1', 56.89, [42.28, 35.18], [49.42, 33.45], [67.37, 60.5]),
  row('MCIP Guardian (8B)', 65.79, [54.16, 42.03], [41.64, 28.85], [75.73, 69.91]),
]

type Pair = readonly [number, number]

function row(
  model: string,
  utility: number,
  riskResistance: Pair,
  toolAceRiskResistance: Pair,
  safetyAwareness: Pair,
): PublishedRow {
  return { model, utility, riskResistance, toolAceRiskResistance, safetyAwareness }
}
