/**
 * Passes bytes both ways and records each direction, byte for byte.
 * `node tap.mjs PREFIX -- command args` writes PREFIX.in (towards the server) and PREFIX.out;
 * a second start with the same prefix (the probe of an SDK client) PREFIX-2.in and so on.
 *
 * Each chunk is in the file before it goes on: what the other side saw is always recorded.
 * PREFIX.pid holds the process id of the tap.
 */
import { spawn } from 'node:child_process'
import { openSync, writeFileSync, writeSync } from 'node:fs'
import { commandOf, exitLike } from './lines.mjs'

const prefix = process.argv[2]
const { command, args } = commandOf(process.argv.slice(3))
const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })

/** The first of PREFIX, PREFIX-2, ... that nobody has taken, with its two files open. */
function openFiles() {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? prefix : `${prefix}-${number}`
    try {
      const opened = { in: openSync(`${name}.in`, 'wx'), out: openSync(`${name}.out`, 'wx') }
      writeFileSync(`${name}.pid`, String(process.pid))
      return opened
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause
    }
  }
}

function record(from, to, target) {
  from.on('data', (chunk) => {
    for (let at = 0; at < chunk.length; ) at += writeSync(target, chunk, at)
    if (!to.write(chunk)) {
      from.pause()
      to.once('drain', () => from.resume())
    }
  })
}

const files = openFiles()
record(process.stdin, child.stdin, files.in)
record(child.stdout, process.stdout, files.out)
process.stdin.on('end', () => child.stdin.end())
exitLike(child)
