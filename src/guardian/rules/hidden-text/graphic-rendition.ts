/**
 * The part of a terminal's graphic rendition that can make text unreadable: conceal, and a
 * foreground in the colour of the background.
 *
 * @see ECMA-48 section 8.3.117 (SGR); ITU-T T.416 for 38 and 48
 */

/** Channels of an RGB colour that differ by less look the same. */
const minContrast = 12

/** `undefined` is the terminal's own colour. */
type Colour = { readonly index: number } | { readonly rgb: readonly [number, number, number] }

export interface Rendition {
  readonly isConcealed: boolean
  readonly foreground: Colour | undefined
  readonly background: Colour | undefined
}

export const plainRendition: Rendition = {
  isConcealed: false,
  foreground: undefined,
  background: undefined,
}

/** Whether what is printed under `rendition` can't be seen. */
export function isUnreadable({ isConcealed, foreground, background }: Rendition): boolean {
  if (isConcealed) return true
  if (foreground === undefined || background === undefined) return false
  if ('index' in foreground && 'index' in background && foreground.index === background.index) {
    return true
  }
  const front = rgbOf(foreground)
  const back = rgbOf(background)
  if (front === undefined || back === undefined) return false
  return front.every((channel, i) => Math.abs(channel - (back[i] ?? 0)) < minContrast)
}

/** The rendition after one SGR sequence with `parameters`. */
export function applyRendition(before: Rendition, parameters: string): Rendition {
  let { isConcealed, foreground, background } = before
  // A longer list than any terminal takes (xterm: 30) is cut.
  const codes = parameters
    .slice(0, 256)
    .split(';')
    .map((code) => code.split(':').filter((part) => part !== ''))
  for (let i = 0; i < codes.length; i++) {
    const parts = (codes[i] ?? []).map(Number)
    const code = parts[0] ?? 0
    if (code === 0) {
      isConcealed = false
      foreground = undefined
      background = undefined
    } else if (code === 8) isConcealed = true
    else if (code === 28) isConcealed = false
    else if (code === 39) foreground = undefined
    else if (code === 49) background = undefined
    else if (code === 38 || code === 48) {
      const inline = parts.length > 1
      const rest = inline ? parts.slice(1) : codes.slice(i + 1, i + 5).map(([part]) => Number(part))
      const read = readColour(rest)
      if (!inline) i += read.taken
      if (code === 38) foreground = read.colour
      else background = read.colour
    } else if (isBasic(code, 30)) foreground = { index: basicIndex(code, 30) }
    else if (isBasic(code, 40)) background = { index: basicIndex(code, 40) }
  }
  return { isConcealed, foreground, background }
}

/** 30 to 37 and 90 to 97, or 40 to 47 and 100 to 107. */
function isBasic(code: number, first: 30 | 40): boolean {
  return (code >= first && code <= first + 7) || (code >= first + 60 && code <= first + 67)
}

function basicIndex(code: number, first: 30 | 40): number {
  return code >= first + 60 ? code - first - 60 + 8 : code - first
}

function readColour(rest: readonly number[]): {
  readonly colour: Colour | undefined
  readonly taken: number
} {
  if (rest[0] === 5) return { colour: { index: rest[1] ?? 0 }, taken: 2 }
  if (rest[0] !== 2) return { colour: undefined, taken: 0 }
  // With colons a colour space may stand before the channels.
  const channels = rest.length > 4 ? rest.slice(-3) : rest.slice(1, 4)
  const [red = 0, green = 0, blue = 0] = channels
  return { colour: { rgb: [red, green, blue] }, taken: 4 }
}

/** Undefined for the 16 colours that a person's theme decides, but black and white. */
function rgbOf(colour: Colour): readonly [number, number, number] | undefined {
  if ('rgb' in colour) return colour.rgb
  const { index } = colour
  if (index === 0) return [0, 0, 0]
  if (index === 15) return [255, 255, 255]
  if (index < 16 || index > 255) return undefined
  if (index >= 232) {
    const grey = 8 + 10 * (index - 232)
    return [grey, grey, grey]
  }
  const cube = index - 16
  const level = (step: number): number => (step === 0 ? 0 : 55 + 40 * step)
  return [level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)]
}
