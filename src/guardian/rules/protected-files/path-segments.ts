/** A path as it is spelled -> its segments, in one spelling; pure, and blind to what exists. */

const folders: Readonly<Record<string, string>> = {
  home: '~',
  userprofile: '~',
  homepath: '~',
  appdata: '~/appdata/roaming',
  localappdata: '~/appdata/local',
  xdg_config_home: '~/.config',
  xdg_state_home: '~/.local/state',
  xdg_data_home: '~/.local/share',
}
const variable =
  /%([a-z_]{1,24})%|\$\{(?:env:)?([a-z_]{1,24})\}|\$env:([a-z_]{1,24})|\$([a-z_]{1,24})/g
const withDefault = /\$\{[a-z_]{1,24}:?[-=]([^{}]*)\}/g

/** Schemes of what is no file; `file` and the schemes of editors name one. */
const elsewhere = /^(?:https?|wss?|ftps?|sftp|ssh|git|data|mailto|s3|gs|urn|npm|docker):/
const scheme = /^[a-z][a-z0-9+.-]{1,31}:\/{1,3}/

/**
 * Segments of `path`, lower case and in NFKC, without what systems ignore; `.` and `..` are
 * resolved, those that lead above the beginning dropped. Empty for a URL that names no file. Linear
 * in the length of `path`, all of which is read: padding in front must not hide its end.
 *
 * Lower case, since most systems' files are known in any case; invisible characters and dots or
 * spaces at the end of a name are ignored by some (HFS+, Windows), as are the names of streams.
 */
export function segmentsOf(path: string): readonly string[] {
  // Most paths are plain; the rest of the work changes nothing about them.
  if (!isUnusual.test(path)) return resolved(path.trim().toLowerCase())
  const plain = path
    .trim()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}+|\p{Cc}+|\p{Variation_Selector}+/gu, '')
  if (elsewhere.test(plain)) return []
  const isUrl = scheme.test(plain)
  return resolved(
    decoded(isUrl ? plain.replace(scheme, '/') : plain.replace(/^file:/, ''))
      .replaceAll('\\', '/')
      .replace(withDefault, '$1')
      .replace(variable, (whole, ...names: (string | undefined)[]) => {
        const name = names.slice(0, 4).find((one) => one !== undefined) ?? ''
        return Object.hasOwn(folders, name) ? (folders[name] ?? whole) : whole
      }),
  )
}

/** What may be encoded, a variable, a URL, a stream's name or another spelling of a letter. */
const isUnusual = /[^ -~]|[%$\\:]/

function resolved(spelled: string): readonly string[] {
  const segments: string[] = []
  for (const part of spelled.split('/')) {
    const last = part.charCodeAt(part.length - 1)
    const isOdd = last === 0x2e || last === 0x20 || last === 0x61
    const name =
      !isOdd || part === '..' ? part : part.replace(/:{1,2}\$data$/, '').replace(endOfName, '')
    if (name === '') continue
    if (name === '..') segments.pop()
    else segments.push(name)
  }
  return segments
}

/** Dots and spaces at the end of a name. WHY looked behind: a run within a name is tried once. */
const endOfName = /(?<![. ])[. ]+$/

/**
 * `path` with `.` and `..` resolved as text, in its own spelling: what a server may make of a path
 * that no system would open as long as it is.
 */
export function shortened(path: string): string {
  const segments: string[] = []
  for (const part of path.split(/[\\/]/)) {
    if (part === '' || part === '.') continue
    const before = segments.at(-1)
    if (part !== '..' || before === undefined || before === '..') segments.push(part)
    else segments.pop()
  }
  return `${/^[\\/]/.test(path) ? '/' : ''}${segments.join('/')}`
}

/** `%2e` as `.`, also where it is encoded twice; what is no UTF-8 stays as it is. */
function decoded(text: string): string {
  let now = text
  for (let round = 0; round < 2 && now.includes('%'); round++) {
    now = now.replace(/(?:%[0-9a-f]{2})+/g, (encoded) => {
      try {
        return decodeURIComponent(encoded)
      } catch {
        // Not an encoding: a percent sign in a name.
        return encoded
      }
    })
  }
  return now
}
