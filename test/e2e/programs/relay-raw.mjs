/** A bare relay: bytes both ways, nothing read. `node relay-raw.mjs -- command args` */
import { spawn } from 'node:child_process'
import { commandOf, exitLike } from './lines.mjs'

const { command, args } = commandOf(process.argv.slice(2))
const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
process.stdin.pipe(child.stdin)
child.stdout.pipe(process.stdout)
exitLike(child)
