/**
 * The least that a relay which logs must do: each line parsed, committed to an SQLite file (WAL, one
 * row, synchronous NORMAL) before it goes on, and serialised again.
 * `node relay-log.mjs FILE -- command args`
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { commandOf, eachLine, exitLike } from './lines.mjs'

const [file = '', ...rest] = process.argv.slice(2)
const { command, args } = commandOf(rest)
const require = createRequire(import.meta.url)
const insert = openLog()
const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
const relay = (from, to) =>
  eachLine(from, (line) => {
    const text = JSON.stringify(JSON.parse(line.toString()))
    insert(text)
    if (!to.write(`${text}\n`)) {
      from.pause()
      to.once('drain', () => from.resume())
    }
  })
relay(process.stdin, child.stdin)
relay(child.stdout, process.stdout)
process.stdin.on('end', () => child.stdin.end())
exitLike(child)

/** Commits one line; with the engine that the guard would take. */
function openLog() {
  const setUp =
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE lines (position INTEGER PRIMARY KEY, line TEXT NOT NULL)'
  const sql = 'INSERT INTO lines (line) VALUES (?)'
  let node
  try {
    node = require('node:sqlite')
  } catch {
    // Before Node 22.13.
  }
  if (node !== undefined) {
    const database = new node.DatabaseSync(file)
    database.exec(setUp)
    const statement = database.prepare(sql)
    return (line) => statement.run(line)
  }
  const Database = require('libsql')
  const database = new Database(file)
  database.exec(setUp)
  const statement = database.prepare(sql)
  return (line) => statement.run([line])
}
