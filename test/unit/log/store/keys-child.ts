/** Prints the keys of a store. */
import { loadKeys } from '../../../../src/log/store/keys.ts'

const { digest, seal } = loadKeys(process.argv[2] ?? '')
process.stdout.write(Buffer.concat([digest, seal]).toString('hex'))
