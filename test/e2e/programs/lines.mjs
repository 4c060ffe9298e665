/** Calls `onLine` with each line of `stream` as bytes, without its line end. */
export function eachLine(stream, onLine) {
  let pieces = []
  stream.on('data', (chunk) => {
    let start = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, start)) {
      const part = chunk.subarray(start, at)
      start = at + 1
      onLine(pieces.length === 0 ? part : Buffer.concat([...pieces, part]))
      pieces = []
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start))
  })
}

/** Starts the command behind `--` (or all of `argv` without one) with pipes and our stderr. */
export function commandOf(argv) {
  const at = argv.indexOf('--')
  const [command, ...args] = argv.slice(at + 1)
  if (command === undefined) throw new Error('no command: put it behind `--`')
  return { command, args }
}

/** Ends this process as `child` ends, once our output is written. */
export function exitLike(child) {
  let exit
  child.on('exit', (code, signal) => {
    exit = { code, signal }
  })
  child.on('close', () => {
    process.exitCode = exit?.code ?? 1
    process.stdin.destroy()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.stdin.on('error', () => undefined)
  process.stdout.on('error', () => process.stdin.destroy())
}
