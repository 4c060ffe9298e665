/**
 * A server that shows what process it is: `node process-server.mjs REPORT [options] ...arguments`
 * writes pid, working directory, arguments and environment to the file REPORT as JSON.
 *
 *   --stderr TEXT     writes TEXT to stderr at the start
 *   --exit N          ends with code N when its input ends (default 0)
 *   --on-signal N     ends with code N at SIGTERM, SIGINT or SIGHUP, after adding the name to REPORT.signal
 *   --stubborn        goes on when its input ends, and at SIGTERM too
 */
import { appendFileSync, writeFileSync } from 'node:fs'
import { eachLine } from './lines.mjs'

const [report, ...options] = process.argv.slice(2)
const value = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined)

writeFileSync(
  report,
  JSON.stringify({ pid: process.pid, cwd: process.cwd(), args: options, env: process.env }),
)
if (value('--stderr') !== undefined) process.stderr.write(value('--stderr'))

const isStubborn = options.includes('--stubborn')
const onSignal = value('--on-signal')
if (onSignal !== undefined || isStubborn) {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      appendFileSync(`${report}.signal`, `${signal}\n`)
      if (!isStubborn) process.exit(Number(onSignal))
    })
  }
}

eachLine(process.stdin, (line) => {
  if (line.length === 0) return
  const { id } = JSON.parse(line.toString())
  if (id !== undefined) {
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result: {} })}\n`)
  }
})
process.stdin.on('end', () => {
  if (isStubborn) setInterval(() => undefined, 1_000)
  else process.exit(Number(value('--exit') ?? 0))
})
