/**
 * The least that a relay which reads messages must do: each line parsed and serialised again.
 * `node relay-parse.mjs -- command args`
 */
import { spawn } from 'node:child_process'
import { commandOf, eachLine, exitLike } from './lines.mjs'

const { command, args } = commandOf(process.argv.slice(2))
const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
const relay = (from, to) =>
  eachLine(from, (line) => {
    if (!to.write(`${JSON.stringify(JSON.parse(line.toString()))}\n`)) {
      from.pause()
      to.once('drain', () => from.resume())
    }
  })
relay(process.stdin, child.stdin)
relay(child.stdout, process.stdout)
process.stdin.on('end', () => child.stdin.end())
exitLike(child)
