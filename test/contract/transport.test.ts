import { fileURLToPath } from 'node:url'
import { memoryPair } from '../../src/transport/memory-pair.ts'
import { spawnServer } from '../../src/transport/stdio.ts'
import { testTransport } from './transport.ts'
import { runPeer } from './transport-peer.ts'

const peer = fileURLToPath(new URL('./transport-peer.ts', import.meta.url))

testTransport({
  name: 'memory pair',
  open: async (maxBytes) => {
    const [near, far] = memoryPair({ maxBytes })
    void runPeer(far)
    return near
  },
})

testTransport({
  name: 'stdio',
  open: async (maxBytes) => {
    const command = [process.execPath, '--import', import.meta.resolve('tsx'), peer]
    return (await spawnServer(command, { maxBytes })).transport
  },
})
