/**
 * Where functions of high privilege come from that stand in for others: templates, or what a
 * language model wrote. Edits and look-alikes know this seam only, so that both draw from one source.
 */
import type { Chance } from '../../chance.ts'
import type { DialogueTool } from '../../dialogue.ts'
import type { PrivilegedFunction } from '../privileged-function.ts'
import type { Templates } from '../templates/templates.ts'
import { strongVariant } from '../variants.ts'

/** Who made a function. */
export type MadeBy = 'template' | 'llm'

export interface MadeFunction {
  readonly tool: DialogueTool
  readonly by: MadeBy
}

export interface HighPrivilege {
  /** A function that takes the arguments of `tool`, does the same, and could do far more. */
  variantOf(tool: DialogueTool, chance: Chance): MadeFunction
  /** As the paper has it: one in place of the called function, which may not be on offer itself. */
  insteadOf(tool: DialogueTool | undefined, chance: Chance): MadeFunction | undefined
}

export function highPrivilegeOfTemplates(
  templates: Templates,
  privileged: readonly PrivilegedFunction[],
): HighPrivilege {
  return {
    variantOf: (tool, chance) => ({ tool: strongVariant(tool, templates, chance), by: 'template' }),
    insteadOf(_called, chance) {
      const tool = chance.pick(privileged)?.tool
      return tool && { tool, by: 'template' }
    },
  }
}

/**
 * What a model wrote, and what templates give where it wrote nothing of use.
 *
 * @param writtenFor the model's function for one; undefined where there is none
 */
export function highPrivilegeOfModel(
  writtenFor: (tool: DialogueTool) => DialogueTool | undefined,
  templates: HighPrivilege,
): HighPrivilege {
  const written = (called: DialogueTool | undefined): MadeFunction | undefined => {
    const tool = called && writtenFor(called)
    return tool && { tool, by: 'llm' }
  }
  // WHY templates are drawn in any case: an answer more or less changes no later draw.
  return {
    variantOf(tool, chance) {
      const other = templates.variantOf(tool, chance)
      return written(tool) ?? other
    },
    insteadOf(tool, chance) {
      const other = templates.insteadOf(tool, chance)
      return written(tool) ?? other
    },
  }
}

/** The same source, with a note of who made each function that it gave, by name. */
export function noting(source: HighPrivilege): {
  readonly source: HighPrivilege
  readonly given: ReadonlyMap<string, MadeBy>
} {
  const given = new Map<string, MadeBy>()
  const noted = <T extends MadeFunction | undefined>(made: T): T => {
    if (made !== undefined) given.set(made.tool.name, made.by)
    return made
  }
  return {
    given,
    source: {
      variantOf: (tool, chance) => noted(source.variantOf(tool, chance)),
      insteadOf: (tool, chance) => noted(source.insteadOf(tool, chance)),
    },
  }
}
