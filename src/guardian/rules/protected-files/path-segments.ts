/** A path as it is spelled -> its segments, in one spelling; pure, and blind to what exists. */

/** UTF-16 code units of a path that are read, and segments. */
const maxPath = 4_096
const maxSegments = 128

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
const withDefault = /\$\{[a-z_]{1,24}:?[-=]([^{}]{0,256})\}/g

/** Schemes of what is no file; `file` and the schemes of editors name one. */
const elsewhere = /^(?:https?|wss?|ftps?|sftp|ssh|git|data|mailto|s3|gs|urn|npm|docker):/
const scheme = /^[a-z][a-z0-9+.-]{1,31}:\/{1,3}/

/**
 * Segments of `path`, lower case and in NFKC, without what systems ignore; `.` and `..` are
 * resolved, those that lead above the beginning dropped. Empty for a URL that names no file.
 *
 * Lower case, since most systems' files are known in any case; invisible characters and dots or
 * spaces at the end of a name are ignored by some (HFS+, Windows), as are the names of streams.
 */
export function segmentsOf(path: string): readonly string[] {
  const plain = path
    .slice(0, maxPath)
    .trim()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}+|\p{Cc}+|\p{Variation_Selector}+/gu, '')
  if (elsewhere.test(plain)) return []
  const isUrl = scheme.test(plain)
  const spelled = decoded(isUrl ? plain.replace(scheme, '/') : plain.replace(/^file:/, ''))
    .replaceAll('\\', '/')
    .replace(withDefault, '$1')
    .replace(variable, (whole, ...names: (string | undefined)[]) => {
      const name = names.slice(0, 4).find((one) => one !== undefined) ?? ''
      return Object.hasOwn(folders, name) ? (folders[name] ?? whole) : whole
    })
  const segments: string[] = []
  for (const part of spelled.split('/', maxSegments)) {
    const name = part === '..' ? part : part.replace(/:{1,2}\$data$/, '').replace(/[. ]+$/, '')
    if (name === '') continue
    if (name === '..') segments.pop()
    else segments.push(name)
  }
  return segments
}

/** `%2e` as `.`, also where it is encoded twice; what is no UTF-8 stays as it is. */
function decoded(text: string): string {
  let now = text
  for (let round = 0; round < 2 && now.includes('%'); round++) {
    now = now.replace(/(?:%[0-9a-f]{2}){1,256}/g, (encoded) => {
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
