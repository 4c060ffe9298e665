/** `--llm`, `--llm-url` and what goes with them, for every command that asks a model. */
import { createEndpoint, type Endpoint, type EndpointOptions } from '../guardian/llm/endpoint.ts'
import { tell } from './tell.ts'
import { plain } from './terminal.ts'
import { usage } from './usage.ts'

export interface LlmOptions {
  readonly llm?: string
  readonly llmUrl?: string
  readonly llmConcurrency?: number
  readonly llmPrice?: string
}

export interface ChosenModel {
  readonly model: string
  readonly url: string
  readonly endpoint: Endpoint
}

/** The same for a batch: outages and pauses that the endpoint asks for are waited for, and told. */
export function batchModel(
  options: LlmOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ChosenModel {
  return chosenModel(options, environment, {
    isBatch: true,
    onPause: (ms, reason) => tell(`${plain(reason, 400)}; asks again in ${ms / 1_000} s`),
  })
}

/**
 * The model that the options name.
 *
 * @param environment its `MCIP_LLM_KEY` is sent to the endpoint
 * @throws McipError `cli.usage`
 */
export function chosenModel(
  { llm, llmUrl, llmConcurrency, llmPrice }: LlmOptions,
  environment: Readonly<Record<string, string | undefined>>,
  more: Pick<EndpointOptions, 'isBatch' | 'onPause'> = {},
): ChosenModel {
  const model = /^openai:(\S{1,200})$/.exec(llm ?? '')?.[1]
  if (model === undefined) throw usage('name the model with `--llm openai:<model>`')
  if (llmUrl === undefined) throw usage('name its endpoint with `--llm-url`')
  const url = checkedUrl(llmUrl)
  const key = environment.MCIP_LLM_KEY
  const price = priceOf(llmPrice)
  const endpoint = createEndpoint({
    url,
    model,
    ...(key === undefined || key === '' ? {} : { key }),
    ...(llmConcurrency === undefined ? {} : { concurrency: llmConcurrency }),
    ...(price === undefined ? {} : { price }),
    ...more,
    random: Math.random,
    clock: () => performance.now(),
  })
  return { model, url, endpoint }
}

function checkedUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw usage('`--llm-url` takes an http or https address, e.g. http://127.0.0.1:8000/v1')
  }
  if (url.username !== '' || url.password !== '') {
    throw usage('`--llm-url` takes no password; give the key in MCIP_LLM_KEY')
  }
  return given
}

function priceOf(given: string | undefined): { input: number; output: number } | undefined {
  if (given === undefined) return undefined
  const [input = Number.NaN, output = Number.NaN] = given.split(',').map(Number)
  if (!(input >= 0 && output >= 0)) throw usage('`--llm-price` takes two numbers, e.g. 0.15,0.60')
  return { input, output }
}
