/**
 * A server that takes any line and sends any line: `replay {base64}` writes these bytes as a line
 * of its own, `ping` is answered, everything else is taken in silence.
 */
import { eachLine } from './lines.mjs'

eachLine(process.stdin, (line) => {
  const text = line.toString()
  if (text.includes('"method":"replay"')) {
    const { params } = JSON.parse(text)
    process.stdout.write(Buffer.concat([Buffer.from(params.base64, 'base64'), Buffer.from('\n')]))
    return
  }
  const ping = /^\{"jsonrpc":"2.0","id":("[^"\\]*"),"method":"ping"\}$/.exec(text)
  if (ping !== null) process.stdout.write(`{"jsonrpc":"2.0","id":${ping[1]},"result":{}}\n`)
})
