/**
 * A build whose functions of high privilege a model writes. Which functions a build asks for depends
 * on the answers, so it is made until it asks for none that is unknown; each time the same chance.
 */
import type { DialogueTool } from '../../dialogue.ts'
import type { Built } from '../build.ts'
import type { Asker, NotWritten } from './ask-model.ts'
import { type HighPrivilege, highPrivilegeOfModel } from './high-privilege.ts'

/** What became of the functions that the build wanted of a model. */
export interface ModelReport {
  readonly model: string
  /** Different functions that it was wanted for. */
  readonly functions: number
  readonly written: number
  /** Those of templates, by why the model's could not be used. */
  readonly templates: Readonly<Partial<Record<NotWritten, number>>>
  /** Cases with a function of each kind on offer. */
  readonly cases: { readonly llm: number; readonly template: number }
}

/** Builds before functions that are still unknown are left to templates. */
const maxBuilds = 6

/** The build; undefined where the asker was told to stop. */
export async function buildWithModel(
  asker: Asker,
  model: string,
  build: (withModel: (templates: HighPrivilege) => HighPrivilege) => Built,
): Promise<{ readonly built: Built; readonly report: ModelReport } | undefined> {
  for (let left = maxBuilds; ; left--) {
    const wanted = new Map<string, DialogueTool>()
    const unknown: DialogueTool[] = []
    const built = build((templates) =>
      highPrivilegeOfModel((tool) => {
        const key = JSON.stringify(tool)
        const one = asker.of(tool)
        if (!wanted.has(key)) {
          wanted.set(key, tool)
          if (one === 'not-asked') unknown.push(tool)
        }
        return typeof one === 'string' ? undefined : one
      }, templates),
    )
    if (unknown.length === 0 || left <= 1) {
      return { built, report: reportOf(model, asker, [...wanted.values()], built) }
    }
    await asker.ask(unknown)
    if (asker.isStopped) return undefined
  }
}

function reportOf(
  model: string,
  asker: Asker,
  wanted: readonly DialogueTool[],
  { cases }: Built,
): ModelReport {
  const templates: Partial<Record<NotWritten, number>> = {}
  let written = 0
  for (const tool of wanted) {
    const one = asker.of(tool)
    if (typeof one !== 'string') written++
    else templates[one] = (templates[one] ?? 0) + 1
  }
  const having = (by: 'llm' | 'template'): number =>
    cases.filter(({ origin }) => origin.highPrivilege?.some((one) => one.by === by)).length
  return {
    model,
    functions: wanted.length,
    written,
    templates,
    cases: { llm: having('llm'), template: having('template') },
  }
}
