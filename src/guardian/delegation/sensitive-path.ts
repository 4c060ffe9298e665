/**
 * Paths of which everybody knows what lies there: where programs keep what gives access, and what is
 * run when a computer, a shell or a repository starts. By their last segments, whatever stands before.
 *
 * @see MITRE ATT&CK T1552.001 and T1552.004 (credentials and private keys in files), T1546.004 and T1053.003 (shell profiles, cron)
 */

/** Folders and files that give access. */
const secretSegments: ReadonlySet<string> = new Set(
  '.ssh .aws .gnupg .kube .azure .gcloud gcloud .netrc _netrc .npmrc .pypirc .pgpass .my.cnf .git-credentials .dockercfg .htpasswd .vault-token shadow wallet.dat credentials credentials.json login.keychain-db key4.db logins.json'.split(
    ' ',
  ),
)
const secretFile =
  /^(?:\.env(?:\.(?!example|sample|template|dist)[\w-]{1,24})?|id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|[^/]{1,64}\.(?:pem|p12|pfx|jks|kdbx|key))$/

/** What is run by itself. */
const startSegments: ReadonlySet<string> = new Set(
  '.bashrc .bash_profile .bash_login .profile .zshrc .zprofile .zshenv .zlogin config.fish .xprofile .xinitrc .gitconfig authorized_keys crontab sudoers ld.so.preload .vimrc .condarc sitecustomize.py usercustomize.py'.split(
    ' ',
  ),
)
const startFolder =
  /(?:^|\/)(?:\.git\/hooks|\.husky|cron\.(?:d|daily|hourly|weekly|monthly)|cron\/crontabs|launchagents|launchdaemons|systemd\/(?:system|user)|autostart|start menu\/programs\/startup|profile\.d|init\.d|\.github\/workflows)(?:\/|$)/

/** Segments of one path that are looked at. */
const maxSegments = 64

/** Whether a path leads to what gives access; a public key gives none. */
export function isSecretPath(path: string): boolean {
  const segments = segmentsOf(path)
  const last = segments.at(-1) ?? ''
  if (last.endsWith('.pub') || last === 'known_hosts') return false
  return secretFile.test(last) || segments.some((segment) => secretSegments.has(segment))
}

/** Whether what is written there is run by itself. */
export function isStartPath(path: string): boolean {
  const segments = segmentsOf(path)
  return startSegments.has(segments.at(-1) ?? '') || startFolder.test(segments.join('/'))
}

function segmentsOf(path: string): readonly string[] {
  return path
    .toLowerCase()
    .slice(0, 4_096)
    .split(/[\\/]+/, maxSegments)
    .filter((segment) => segment !== '' && segment !== '.')
}

/** Absolute, or from the home folder or the current one on: what no id, date or fraction looks like. */
const pathForm = /^(?:~[\w-]{0,32}|\.{1,2}|[a-z]:|\$home|\$\{home\})?[\\/][^\s:*?"<>|]/i

/** Whether a value is a path and nothing else. */
export function isPath(value: string): boolean {
  return (
    value.length <= 1_024 && pathForm.test(value) && !value.includes('://') && !/^\/\//.test(value)
  )
}

/** Paths that a person's lower-case words name. */
export function pathsIn(text: string): readonly string[] {
  const found: string[] = []
  for (const { 0: path } of text.matchAll(
    /(?<![\w/:.])(?:~[\w-]{0,32}|\.{1,2}|[a-z]:)?[\\/][\p{L}\d_.@+-]{1,128}(?:[\\/][\p{L}\d_.@+-]{1,128}){0,32}/gu,
  )) {
    if (found.length >= 32) break
    found.push(path.replace(/[.,;:]+$/, ''))
  }
  return found
}
