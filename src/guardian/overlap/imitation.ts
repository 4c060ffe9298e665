/**
 * Which of two tools imitates the other: by what their definitions and names say and by when they
 * were first seen, never by which was listed first.
 */
import type { JsonObject } from '../../mcp/json.ts'
import type { OfferedTool } from '../../trajectory/memory.ts'
import type { Match } from './offer-index.ts'

export interface Imitation {
  readonly culprit: 'this' | 'other' | 'unclear'
  readonly severity: 'low' | 'medium' | 'high'
  /** 0 to 1. */
  readonly confidence: number
  /** What the two have in common, a part of a sentence. */
  readonly text: string
  /** Where in the definition it shows. */
  readonly below: '/name' | '/description'
  /** Whether it is only noted: neither tool is taken for the other by its name. */
  readonly isNote: boolean
}

/** What the match of a tool with another server's says of it; undefined where it says nothing. */
export function imitationOf(tool: OfferedTool, match: Match): Imitation | undefined {
  const { other, likeness: kind, isCopy } = match
  switch (kind) {
    case 'equal':
      return equalNames(tool, other, isCopy)
    case 'homoglyph':
      return {
        ...byEvidence(tool, other, letters(tool.name, other.name)),
        severity: 'high',
        confidence: 0.95,
        text: 'have names that look the same and are not',
        below: '/name',
        isNote: false,
      }
    case 'separators':
    case 'lookalike':
    case 'version':
    case 'letter':
      if (isCopy) {
        return {
          ...byEvidence(tool, other, claims(tool, other)),
          severity: 'medium',
          confidence: 0.8,
          text: 'have names that are easily confused, and definitions that are near-copies',
          below: '/name',
          isNote: false,
        }
      }
      return kind === 'lookalike' ? note('have names that are easily confused', '/name') : undefined
    case undefined:
      return isCopy && !isSameOrigin(tool, other)
        ? note('have definitions that are near-copies', '/description')
        : undefined
  }
}

function equalNames(tool: OfferedTool, other: OfferedTool, isCopy: boolean): Imitation | undefined {
  const claimed = claims(tool, other)
  if (claimed !== 'unclear' || claimsPlace(tool, other)) {
    return {
      culprit: claimed,
      severity: 'high',
      confidence: 0.85,
      text:
        claimed === 'this'
          ? 'have the same name, and its definition claims to be, replace or precede it'
          : claimed === 'other'
            ? 'have the same name, and the definition of the other claims to be, replace or precede this one'
            : 'have the same name, and each definition claims to be, replace or precede the other',
      below: claimed === 'other' ? '/name' : '/description',
      isNote: false,
    }
  }
  if (!isCopy || !isOtherOrigin(tool, other)) return undefined
  return {
    ...byEvidence(tool, other, 'unclear'),
    severity: 'medium',
    confidence: 0.6,
    text: 'have the same name and near-copies of one definition, and their servers have different origins',
    below: '/name',
    isNote: false,
  }
}

function note(text: string, below: Imitation['below']): Imitation {
  return { culprit: 'unclear', severity: 'low', confidence: 0.4, text, below, isNote: true }
}

type Culprit = Imitation['culprit']

/**
 * The tool that was first seen a day or more after the other. WHY a day: the order in which servers
 * start together is chance, or what an imitator races for.
 */
function byEvidence(
  tool: OfferedTool,
  other: OfferedTool,
  known: Culprit,
): Pick<Imitation, 'culprit'> {
  if (known !== 'unclear') return { culprit: known }
  const [mine, its] = [Date.parse(tool.firstSeen ?? ''), Date.parse(other.firstSeen ?? '')]
  if (!(Math.abs(mine - its) >= dayMs)) return { culprit: 'unclear' }
  return { culprit: mine > its ? 'this' : 'other' }
}

const dayMs = 24 * 60 * 60 * 1000

/** The one of two names that holds letters which are not those of the other's script. */
function letters(mine: string, its: string): Culprit {
  const isForeign = (name: string): boolean => /[^\x20-\x7e]/.test(name)
  if (isForeign(mine) === isForeign(its)) return 'unclear'
  return isForeign(mine) ? 'this' : 'other'
}

/** The one of two tools whose definition claims the other's place. */
function claims(tool: OfferedTool, other: OfferedTool): Culprit {
  const [mine, its] = [claimsPlace(tool, other), claimsPlace(other, tool)]
  if (mine === its) return 'unclear'
  return mine ? 'this' : 'other'
}

const takesPlace =
  /\b(?:replac(?:es?|ing)|supersedes?|instead of|in place of|overrides?|(?:new|improved|fixed|correct|real|official) (?:version|one)|deprecates?|deprecated|rather than|takes? precedence|preferred over|do not use)\b/i
const otherOne =
  /\b(?:old|older|other|original|previous|former|default|existing|any other) (?:[\w-]{1,40} ){0,2}(?:tool|function|version|server|one|implementation)s?\b/i

/** Whether the definition speaks of the other server or tool, and of taking its place. */
function claimsPlace({ definition }: OfferedTool, other: OfferedTool): boolean {
  const { description }: JsonObject = definition
  if (typeof description !== 'string') return false
  const text = description.slice(0, 4_096)
  if (!takesPlace.test(text)) return false
  const server = other.server.toLowerCase().replace(/[-_][0-9a-f]{8}$/, '')
  return otherOne.test(text) || (server.length >= 4 && text.toLowerCase().includes(server))
}

/** Whether both origins are known and differ; the origin of a recorded server is not known. */
export function isOtherOrigin(one: OfferedTool, other: OfferedTool): boolean {
  return one.origin !== undefined && other.origin !== undefined && one.origin !== other.origin
}

function isSameOrigin(one: OfferedTool, other: OfferedTool): boolean {
  return one.origin !== undefined && one.origin === other.origin
}
