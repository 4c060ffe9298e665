/** The paper's sources on the Hugging Face hub, with what their licences ask for. */

export interface HubDataset {
  /** As `mcip bench fetch` names it. */
  readonly name: string
  /** `owner/name` on the hub. */
  readonly repository: string
  readonly file: string
  /** SPDX id, as the data set's card states it. */
  readonly license: string
  /** What must go along with copies and with what is made of them. */
  readonly notice: string
}

export const hubDatasets: readonly HubDataset[] = [
  {
    name: 'glaive',
    repository: 'glaiveai/glaive-function-calling-v2',
    file: 'glaive-function-calling-v2.json',
    license: 'Apache-2.0',
    notice:
      'glaive-function-calling-v2 by Glaive AI, Apache License 2.0, https://huggingface.co/datasets/glaiveai/glaive-function-calling-v2',
  },
  {
    name: 'toolace',
    repository: 'Team-ACE/ToolACE',
    file: 'data.json',
    license: 'Apache-2.0',
    notice:
      'ToolACE by Liu et al. (arXiv:2409.00920), Apache License 2.0, https://huggingface.co/datasets/Team-ACE/ToolACE',
  },
]

export const defaultHubEndpoint = 'https://huggingface.co'
