/**
 * Files that no call may change: the guard's own, and where hosts keep their MCP servers and hooks.
 *
 * A path is known by its end, whatever stands before it: `.cursor/mcp.json` is the user's file below
 * the home folder and the project's below any other. So no spelling of what stands before matters.
 *
 * @see the hosts' own documentation of these files, as of autumn 2026
 */

export interface ProtectedPath {
  /** Whose it is: the guard's own, or a host's. */
  readonly owner: 'guard' | 'host'
  /** Product name, or what of the guard it is; a part of a finding's sentence. */
  readonly name: string
  readonly holds: 'servers' | 'hooks' | 'settings' | 'state' | 'program'
  /**
   * The last segments of its path, lower case: `*` stands for any characters of one segment, a last
   * `**` for the folder and all below it.
   */
  readonly end: readonly string[]
  /** Whether reading it gives credentials away. */
  readonly isSecret: boolean
  /** What a change must mention to count, where most changes of the file are harmless. */
  readonly only?: RegExp
}

/** What is known of the machine that the calls act on; filled at the edge. */
export interface Places {
  /** The guard's files in use: absolute, all that begins with one of them is meant. */
  readonly own: readonly OwnPath[]
  /**
   * Absolute paths that `path` may mean, links followed: below the server's folders where it is
   * relative. Empty where nothing is known.
   */
  resolve(path: string): readonly string[]
}

export interface OwnPath {
  readonly name: string
  readonly holds: 'state' | 'settings' | 'program'
  /** As `segmentsOf` gives them; the last one is a beginning. */
  readonly segments: readonly string[]
}

/** Of a machine of which nothing is known: recorded dialogues, servers elsewhere. */
export const nowhere: Places = { own: [], resolve: () => [] }

interface HostFiles {
  readonly servers?: readonly string[]
  readonly hooks?: readonly string[]
  readonly settings?: readonly string[]
}

/** By host: files with MCP servers (their environment holds credentials), hooks, and both. */
const hosts: Readonly<Record<string, HostFiles>> = {
  'Claude Code': {
    servers: [
      '.mcp.json',
      '.claude.json',
      'claude-code/managed-mcp.json',
      'claudecode/managed-mcp.json',
    ],
    hooks: ['.claude/hooks/**', '.claude/plugins/**'],
    settings: [
      '.claude/settings.json',
      '.claude/settings.local.json',
      'claude-code/managed-settings.json',
      'claudecode/managed-settings.json',
    ],
  },
  'Claude Desktop': { servers: ['claude_desktop_config.json'] },
  Codex: {
    servers: ['.codex/config.toml', 'etc/codex/**'],
    hooks: ['.codex/hooks.json', '.codex/hooks/**', '.codex/requirements.toml'],
  },
  'VS Code': {
    servers: [
      '.vscode/mcp.json',
      'code/user/mcp.json',
      'code - insiders/user/mcp.json',
      'vscodium/user/mcp.json',
    ],
  },
  Copilot: {
    servers: ['.copilot/mcp-config.json'],
    hooks: ['.github/hooks/**', '.copilot/hooks/**', 'etc/github-copilot/**'],
  },
  Cursor: {
    servers: ['.cursor/mcp.json'],
    hooks: [
      '.cursor/hooks.json',
      '.cursor/hooks/**',
      'etc/cursor/**',
      'programdata/cursor/hooks.json',
      'application support/cursor/hooks.json',
    ],
  },
  'Gemini CLI': {
    servers: ['.gemini/settings.json', 'etc/gemini-cli/**'],
    hooks: ['.gemini/extensions/**'],
  },
  Antigravity: { servers: ['.gemini/antigravity/mcp_config.json'] },
  Windsurf: {
    servers: ['.codeium/windsurf/mcp_config.json', '.codeium/mcp_config.json'],
    hooks: [
      '.codeium/windsurf/hooks.json',
      '.windsurf/hooks.json',
      'etc/windsurf/**',
      'programdata/windsurf/hooks.json',
      'application support/windsurf/hooks.json',
    ],
  },
  Cline: {
    servers: ['cline_mcp_settings.json'],
    hooks: ['.clinerules/hooks/**', 'documents/cline/hooks/**', 'documents/cline/rules/hooks/**'],
  },
  Continue: {
    servers: ['.continue/config.yaml', '.continue/config.json', '.continue/mcpservers/**'],
  },
  goose: {
    servers: ['.config/goose/config.yaml', 'block/goose/config/config.yaml'],
    hooks: ['.agents/plugins/**'],
  },
  'Kiro and Amazon Q': {
    servers: ['.kiro/settings/mcp.json', '.aws/amazonq/mcp.json', '.amazonq/mcp.json'],
    hooks: [
      '.kiro/hooks/**',
      '.kiro/agents/**',
      '.aws/amazonq/cli-agents/**',
      '.amazonq/cli-agents/**',
    ],
  },
  opencode: {
    servers: ['opencode.json', 'opencode.jsonc'],
    hooks: [
      '.opencode/plugin/**',
      '.opencode/plugins/**',
      '.config/opencode/plugin/**',
      '.config/opencode/plugins/**',
    ],
  },
  Junie: { servers: ['.junie/mcp/mcp.json'], hooks: ['.junie/config.json'] },
  'LM Studio': { servers: ['.lmstudio/mcp.json', '.cache/lm-studio/mcp.json'] },
  Crush: { servers: ['crush.json', '.crush.json'] },
  Sema4: { servers: ['sema4ai-studio/mcp_servers.json'] },
}

/** Settings files of editors, of which only the parts about tools and agents matter. */
const editorSettings: Readonly<Record<string, readonly string[]>> = {
  'VS Code': [
    '.vscode/settings.json',
    'code/user/settings.json',
    'code - insiders/user/settings.json',
  ],
  Zed: ['.zed/settings.json', 'zed/settings.json'],
}
/** @see CVE-2025-53773: an agent writes `chat.tools.autoApprove` into its own settings */
const aboutTools =
  /mcp|autoapprove|auto_approve|chat\.tools|chat\.agent|hook|context_servers|always_allow/i

/** Folders in which the guard keeps its state and configuration, on Linux, macOS and Windows. */
const guardFolders = [
  '.local/state/mcip',
  '.config/mcip',
  'library/application support/mcip',
  'library/preferences/mcip',
  'appdata/local/mcip',
  'appdata/roaming/mcip',
  'etc/mcip',
]
/** What a store adds to the name of its file. */
const storeKeys = ['*.digest-key', '*.seal-key']

function pathOf(
  owner: ProtectedPath['owner'],
  name: string,
  holds: ProtectedPath['holds'],
  end: string,
  only?: RegExp,
): ProtectedPath {
  const isSecret = owner === 'guard' || holds === 'servers'
  const path = { owner, name, holds, end: end.split('/'), isSecret }
  return only === undefined ? path : { ...path, only }
}

/** All of them, by the ends of their paths. */
export const protectedPaths: readonly ProtectedPath[] = [
  ...guardFolders.map((folder) =>
    pathOf('guard', 'flow log, keys and configuration', 'state', `${folder}/**`),
  ),
  ...storeKeys.map((end) => pathOf('guard', 'keys', 'state', end)),
  ...Object.entries(hosts).flatMap(([name, files]) =>
    (['servers', 'hooks', 'settings'] as const).flatMap((holds) =>
      (files[holds] ?? []).map((end) => pathOf('host', name, holds, end)),
    ),
  ),
  ...Object.entries(editorSettings).flatMap(([name, ends]) =>
    ends.map((end) => pathOf('host', name, 'settings', end, aboutTools)),
  ),
]
