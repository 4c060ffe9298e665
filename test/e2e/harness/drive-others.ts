/** All that the other servers offer, used by an agent, in an order that is the same in every run. */
import { type Agent, attempt } from './agent.ts'

/** Every tool of server-filesystem, in the folder it may use. */
export async function driveFilesystem(agent: Agent, folder: string): Promise<void> {
  await agent.until('roots/list', 1)
  await agent.listTools()
  await attempt(agent.listResources())
  await attempt(agent.listPrompts())
  const path = `${folder}/note.txt`
  await agent.callTool('list_allowed_directories')
  await agent.callTool('create_directory', { path: `${folder}/sub` })
  await agent.callTool('write_file', { path, content: 'one\ntwo\nthree “four” \u{1f30d}\n' })
  await agent.callTool('write_file', { path: `${folder}/other.txt`, content: 'other\n' })
  await agent.callTool('read_file', { path })
  await agent.callTool('read_text_file', { path, head: 2 })
  await agent.callTool('read_text_file', { path, tail: 1 })
  await agent.callTool('read_media_file', { path })
  await agent.callTool('read_multiple_files', { paths: [path, `${folder}/missing.txt`] })
  const edits = [{ oldText: 'two', newText: 'zwei' }]
  await agent.callTool('edit_file', { path, edits, dryRun: true })
  await agent.callTool('edit_file', { path, edits })
  await agent.callTool('list_directory', { path: folder })
  await agent.callTool('list_directory_with_sizes', { path: folder, sortBy: 'size' })
  await agent.callTool('directory_tree', { path: folder })
  await agent.callTool('move_file', { source: path, destination: `${folder}/sub/note.txt` })
  await agent.callTool('search_files', { path: folder, pattern: '**/*.txt' })
  await agent.callTool('get_file_info', { path: `${folder}/sub/note.txt` })
  await agent.callTool('read_file', { path: '/outside/the/folder' })
}

/** Every tool of server-memory. */
export async function driveMemory(agent: Agent): Promise<void> {
  await agent.listTools()
  const { resources } = await agent.listResources()
  const uri = resources[0]?.uri ?? ''
  await agent.subscribeResource({ uri })
  const ada = { name: 'Ada', entityType: 'person', observations: ['likes engines'] }
  const engine = { name: 'Engine', entityType: 'thing', observations: [] }
  await agent.callTool('create_entities', { entities: [ada, engine] })
  const relation = { from: 'Ada', to: 'Engine', relationType: 'describes' }
  await agent.callTool('create_relations', { relations: [relation] })
  await agent.callTool('add_observations', {
    observations: [{ entityName: 'Ada', contents: ['born 1815', 'wrote “notes”'] }],
  })
  await agent.callTool('read_graph')
  await agent.readResource({ uri })
  await agent.callTool('search_nodes', { query: 'engine' })
  await agent.callTool('open_nodes', { names: ['Ada'] })
  await agent.callTool('delete_observations', {
    deletions: [{ entityName: 'Ada', observations: ['born 1815'] }],
  })
  await agent.callTool('delete_relations', { relations: [relation] })
  await agent.callTool('delete_entities', { entityNames: ['Engine', 'Ada'] })
  await attempt(
    agent.callTool('add_observations', {
      observations: [{ entityName: 'Nobody', contents: ['x'] }],
    }),
  )
  await agent.unsubscribeResource({ uri })
}

/** The one tool of server-sequential-thinking: a chain, a revision and a branch. */
export async function driveThinking(agent: Agent): Promise<void> {
  await agent.listTools()
  const think = (thoughtNumber: number, more: Record<string, unknown> = {}) =>
    agent.callTool('sequentialthinking', {
      thought: `thought ${thoughtNumber}`,
      nextThoughtNeeded: thoughtNumber < 4,
      thoughtNumber,
      totalThoughts: 4,
      ...more,
    })
  await think(1)
  await think(2, { isRevision: true, revisesThought: 1 })
  await think(3, { branchFromThought: 1, branchId: 'other', needsMoreThoughts: true })
  await think(4)
  await attempt(think(0))
}

/** All of the modern server of `test/e2e/programs`. */
export async function driveModern(agent: Agent): Promise<void> {
  await agent.listTools()
  await agent.callTool('echo', { message: 'hello' })
  await attempt(agent.callTool('echo', {}))
  await agent.callTool('sum', { a: 40, b: 2 })
  await agent.callTool('steps', { steps: 5 }, { onprogress: () => undefined })
  await agent.callTool('deploy', { env: 'staging' })
  await agent.callTool('summarise', { of: 'the log' })
  const abort = new AbortController()
  const waiting = attempt(agent.callTool('wait', { ms: 20_000 }, { signal: abort.signal }))
  setTimeout(() => abort.abort(), 200)
  await waiting
  await agent.listResources()
  await agent.listResourceTemplates()
  await agent.readResource({ uri: 'note://readme' })
  await attempt(agent.readResource({ uri: 'note://missing' }))
  await agent.listPrompts()
  await agent.getPrompt({ name: 'greet', arguments: { name: 'Ada' } })
  await attempt(agent.callTool('no-such-tool', {}))
}
