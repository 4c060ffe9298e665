/** A server for the files of one folder, for when the reference server is not installed. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { JsonObject, JsonValue } from '../../mcp/json.ts'
import type { ToolServer } from './tool-server.ts'

/** Largest file that is read, in bytes. */
const maxFileBytes = 1024 * 1024

/** Two tools, named and shaped as those of `@modelcontextprotocol/server-filesystem`. */
export function createFileServer(folder: string): ToolServer {
  return {
    name: 'mcip-demo-files',
    version: '1.0.0',
    tools: () => [
      tool('list_directory', 'Lists the files and folders of a folder.'),
      tool('read_text_file', 'Reads a file as text.'),
    ],
    async call(name, args) {
      const path = await allowedPath(folder, args.path)
      if (name === 'list_directory') return { text: await listing(path) }
      if (name !== 'read_text_file') throw new Error('no such tool')
      const { size } = await stat(path)
      if (size > maxFileBytes) throw new Error('the file is too large')
      return { text: await readFile(path, 'utf8') }
    },
  }
}

/** The real path behind `path`, links resolved; throws where it leads out of the folder. */
async function allowedPath(folder: string, path: JsonValue | undefined): Promise<string> {
  if (typeof path !== 'string') throw new Error('`path` must be a string')
  const root = await realpath(folder)
  const real = await realpath(resolve(root, path))
  const way = relative(root, real)
  const leadsOut = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
  if (leadsOut) throw new Error('access denied: the path is outside of the folder')
  return real
}

async function listing(path: string): Promise<string> {
  const entries = await readdir(path, { withFileTypes: true })
  return entries
    .map((entry) => `[${entry.isDirectory() ? 'DIR' : 'FILE'}] ${entry.name}`)
    .sort()
    .join('\n')
}

function tool(name: string, description: string): JsonObject {
  return {
    name,
    description,
    inputSchema: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
  }
}
