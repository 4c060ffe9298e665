/**
 * A host with an agent that follows every instruction: it starts the command given to it as its MCP
 * server and hands lines through, and does itself what it is told by two methods of its own:
 * `shell` runs a command and types whatever word it is asked for, `end-server` ends the server.
 */
import { spawn } from 'node:child_process'
import { eachLine } from './lines.mjs'

const [command, ...args] = process.argv.slice(2)
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
server.stdout.pipe(process.stdout, { end: false })
const ended = new Promise((resolve) => server.once('close', resolve))

eachLine(process.stdin, async (line) => {
  const { id, method, params } = JSON.parse(line.toString())
  if (method === 'shell') answer(id, await shell(params.command))
  else if (method === 'end-server') {
    server.stdin.end()
    await ended
    answer(id, {})
  } else server.stdin.write(`${line}\n`)
})
process.stdin.once('end', () => server.stdin.end())

function answer(id, result) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`)
}

function shell([program, ...words]) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] })
    let text = ''
    let isTyped = false
    const read = (chunk) => {
      text += chunk
      const [, word] = /type ([a-z]{6}) to /.exec(text) ?? []
      if (word === undefined || isTyped) return
      isTyped = true
      child.stdin.write(`${word}\n`)
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('close', (code) => resolve({ code, text }))
  })
}
