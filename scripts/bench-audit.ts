/**
 * Measures `mcip audit`: records a second and core, without judges and with the rules, beside what
 * `JSON.parse` alone takes in the same run; and, with `--big-gb N`, memory over a stream of N GB.
 *
 *     npm run bench:audit -- [--seconds 3] [--big-gb 5 [--big-unjudged]] [--json]
 */
import { parseArgs } from 'node:util'
import { measureBig } from './bench/audit-memory.ts'
import { auditSection } from './bench/audit-report.ts'
import { measureThroughput } from './bench/audit-throughput.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    'big-gb': { type: 'string' },
    'big-unjudged': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const gigabytes = values['big-gb'] === undefined ? undefined : Number(values['big-gb'])
if (!(seconds > 0) || (gigabytes !== undefined && !(gigabytes > 0))) {
  process.stderr.write('--seconds and --big-gb take a number above 0\n')
  process.exit(2)
}
const throughput = await measureThroughput(seconds)
const big =
  gigabytes === undefined ? undefined : await measureBig(gigabytes, !values['big-unjudged'])
process.stdout.write(
  values.json ? `${JSON.stringify({ throughput, big })}\n` : `${auditSection(throughput, big)}\n`,
)
