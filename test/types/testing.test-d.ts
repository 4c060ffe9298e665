/** What the types of `mcip/testing` promise; checked by the step "types" of `npm run check`, never run. */
import { expectTypeOf } from 'vitest'
import type { Pipeline, Store } from '../../src/index.ts'
import {
  block,
  call,
  type Expectation,
  forward,
  type MemoryGuard,
  memoryGuard,
  type Outcome,
  type Play,
  play,
  result,
} from '../../src/testing/index.ts'

expectTypeOf(memoryGuard()).resolves.toEqualTypeOf<MemoryGuard>()
expectTypeOf<MemoryGuard>().toExtend<Pipeline>()
expectTypeOf<MemoryGuard['store']>().toEqualTypeOf<Store>()
// @ts-expect-error no such mode
await memoryGuard({ mode: 'strict' })

const played = play(await memoryGuard())
  .host(call('read_file', { path: '/a' }))
  .expect(forward())
  .server(result([{ type: 'text', text: 'a' }]))
  .expect(block('data-injection'))
expectTypeOf(played).toEqualTypeOf<Play>()
expectTypeOf(played.run()).resolves.toEqualTypeOf<readonly Outcome[]>()
expectTypeOf<Expectation>().returns.toEqualTypeOf<string | undefined>()
// @ts-expect-error arguments are JSON
call('read_file', { path: () => '/a' })
