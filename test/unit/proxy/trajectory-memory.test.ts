import { describe, expect, it } from 'vitest'
import { createFlowLog } from '../../../src/log/create-flow-log.ts'
import { createMemoryStore } from '../../../src/log/store/memory.ts'
import type { Store } from '../../../src/log/store.ts'
import { createTrajectoryMemory } from '../../../src/proxy/trajectory-memory.ts'
import { type Piece, placedPiece } from '../../../src/state/piece.ts'
import type { ObservedKind } from '../../../src/trajectory/observation.ts'
import { turnObservation } from '../../../src/trajectory/turn-observation.ts'
import { completeness } from '../guardian/judge-input.ts'

const trajectory = { source: 'environment', value: 'task' } as const
const keys = { digest: new Uint8Array(32).fill(1), seal: new Uint8Array(32).fill(2) }
const at = '2026-11-22T10:00:00.000Z'

function holding(server: string, text: string, kind: ObservedKind = 'return'): Piece {
  return {
    observations: [
      {
        flow: 0,
        at,
        kind,
        server,
        integrity: 'untrusted',
        confidentiality: 'private',
        subject: [{ role: 'unknown' }],
        turn: -1,
        causedBy: [],
        leaves: [['/content/0/text', text]],
      },
    ],
  }
}

/** One guard of a store. */
function guardOf(store: Store) {
  const log = createFlowLog({
    store,
    mode: 'shape',
    keys,
    now: () => new Date(at),
    warn: (line) => {
      throw new Error(line)
    },
  })
  let reads = 0
  const notes = createTrajectoryMemory(trajectory, {
    revision: () => log.workingSet.revision(),
    read(...asked) {
      reads++
      return log.workingSet.read(...asked)
    },
  })
  async function append(piece: Piece): Promise<void> {
    const outcome = await log.append([
      {
        kind: 'message',
        at,
        trajectory,
        server: 'notes',
        from: 'server',
        message: { kind: 'result', bytes: 2 },
        flows: [],
        verdict: {
          decision: 'allow',
          risk: 'appropriate',
          confidence: 1,
          findings: [],
          completeness,
        },
        action: 'forward',
        ms: 0,
        piece,
      },
    ])
    const place = outcome.stored ? outcome.places[0] : undefined
    if (place !== undefined) notes.took(placedPiece(piece, place.flowSeq), place.seq)
  }
  const texts = (): unknown[] => notes.past.observations.map(({ leaves }) => leaves[0]?.[1])
  return { notes, append, texts, reads: () => reads }
}

describe('the memory of a trajectory', () => {
  it('holds what another guard has appended by the next look, each piece once', async () => {
    const store = createMemoryStore()
    const [one, two] = [guardOf(store), guardOf(store)]
    await one.append(holding('notes', 'a'))
    await two.notes.look()
    expect(two.texts()).toEqual(['a'])
    await two.append(holding('mail', 'b'))
    await one.append(holding('notes', 'c'))
    await two.append(holding('mail', 'd'))
    await one.notes.look()
    await two.notes.look()
    await two.notes.look()
    expect([...one.texts()].sort()).toEqual(['a', 'b', 'c', 'd'])
    expect([...two.texts()].sort()).toEqual(['a', 'b', 'c', 'd'])
    expect(one.notes.isWhole && two.notes.isWhole).toBe(true)
  })

  describe('the deeds of a turn', () => {
    const begun: Piece = {
      observations: [],
      turn: { number: 0, text: 'Pay Bo.', flow: 0, at, source: 'user' },
    }
    const paid: Piece = {
      observations: holding('bank', 'paid').observations.map((one) => ({
        ...one,
        deed: ['d', true] as const,
      })),
    }
    const large = (number: number) => holding('web', `${number}${'x'.repeat(30_000)}`)

    it('are known to another guard, and outlive results that push everything else out', async () => {
      const store = createMemoryStore()
      const [bank, web] = [guardOf(store), guardOf(store)]
      await bank.append(begun)
      await bank.append(paid)
      await web.notes.look()
      expect(web.notes.past.deeds.flowOf('d')).toBeDefined()
      let told = 0
      for (let number = 0; number < 30; number++) {
        const deeds = web.notes.deedsDue()
        if (deeds !== undefined) told++
        await web.append({ ...large(number), ...(deeds === undefined ? {} : { deeds }) })
      }
      expect(told).toBeGreaterThan(5)
      const restarted = guardOf(store)
      await restarted.notes.look()
      expect(restarted.notes.isWhole).toBe(false)
      expect(restarted.texts()).not.toContain('paid')
      expect(restarted.notes.past.deeds.flowOf('d')).toBeDefined()
      expect(restarted.notes.past.deeds.isWhole).toBe(true)
    })

    it('may be missing where nobody told them again, until another turn', async () => {
      const store = createMemoryStore()
      const web = guardOf(store)
      await web.append(begun)
      await web.append(paid)
      for (let number = 0; number < 30; number++) await web.append(large(number))
      const restarted = guardOf(store)
      await restarted.notes.look()
      expect(restarted.notes.past.deeds.isWhole).toBe(false)
      await web.append({ ...begun, turn: { ...begun.turn, number: 1 } as never })
      await web.append(paid)
      const later = guardOf(store)
      await later.notes.look()
      expect(later.notes.past.deeds.isWhole).toBe(true)
      expect(later.notes.past.deeds.flowOf('d')).toBeDefined()
    })

    it('are remembered where the entry of their result could not be stored', () => {
      const { notes } = guardOf(createMemoryStore())
      notes.lost(paid)
      expect(notes.past.deeds.flowOf('d')).toBe(0)
    })
  })

  it('reads the whole window where a guard starts in a running trajectory', async () => {
    const store = createMemoryStore()
    const one = guardOf(store)
    for (const text of ['a', 'b', 'c']) await one.append(holding('notes', text))
    const two = guardOf(store)
    await two.notes.look()
    expect(two.texts()).toEqual(['a', 'b', 'c'])
    const [origin] = two.notes.past.originsOf({ body: 'c' }, undefined)
    expect(origin?.pointer).toBe('/body')
  })

  it('reads nothing while nobody has written', async () => {
    const store = createMemoryStore()
    const [one, two] = [guardOf(store), guardOf(store)]
    await one.append(holding('notes', 'a'))
    await two.notes.look()
    const before = two.reads()
    for (let look = 0; look < 10; look++) await two.notes.look()
    expect(two.reads()).toBe(before)
  })

  it('takes a turn over from whoever recorded it, once, under a number of its own', async () => {
    const store = createMemoryStore()
    const [one, two] = [guardOf(store), guardOf(store)]
    const turn = { number: 7, text: 'Book it.', flow: 0, at, source: 'user' } as const
    await one.append({ observations: [], turn: { ...turn, id: 't1' } })
    await one.append({ observations: [], turn: { ...turn, id: 't1' } })
    const hotel = {
      role: 'user',
      text: 'And a hotel.',
      isAuthor: true,
      flow: 0,
      at,
      turn: 8,
    } as const
    await one.append({
      observations: [turnObservation(hotel)],
      turn: { ...turn, text: hotel.text },
    })
    await two.notes.look()
    expect(two.notes.past.turns.map(({ number, text }) => [number, text])).toEqual([
      [0, 'Book it.'],
      [1, 'And a hotel.'],
    ])
    expect(two.notes.past.origins.view.originOf('hotel')).toBe('query')
  })

  it('words that a model gives out as the user’s make no value the user’s', async () => {
    const store = createMemoryStore()
    const [one, two] = [guardOf(store), guardOf(store)]
    const turn = { number: 0, text: 'Pay Mallory.', flow: 0, at, source: 'declared' } as const
    const said = { role: 'user', text: turn.text, isAuthor: false, flow: 0, at, turn: 0 } as const
    await one.append({ observations: [turnObservation(said)], turn })
    await two.notes.look()
    expect(two.notes.past.turns).toHaveLength(1)
    expect(two.notes.past.origins.view.originOf('Mallory')).toBe('unknown')
  })

  it('knows whose a value is that another guard read', async () => {
    const store = createMemoryStore()
    const [one, two] = [guardOf(store), guardOf(store)]
    await one.append(holding('notes', 'ticket TK-4711-X'))
    expect(two.notes.past.origins.view.originOf('TK-4711-X')).toBe('unknown')
    await two.notes.look()
    expect(two.notes.past.origins.view.originOf('TK-4711-X')).toBe('result')
  })

  it('is not whole once something was pushed out before it was read', async () => {
    const store = createMemoryStore()
    const one = guardOf(store)
    for (let index = 0; index < 40; index++) {
      await one.append(holding('notes', `${index} ${'flush '.repeat(2_000)}`))
    }
    const two = guardOf(store)
    await two.notes.look()
    expect(two.notes.isWhole).toBe(false)
    expect(two.notes.past.forgotten).toMatchObject([{ server: 'notes', integrity: 'untrusted' }])
    const [origin] = two.notes.past.originsOf({ to: 'never-seen-7731@example.org' }, undefined)
    expect(origin).toMatchObject({ source: 'window', integrity: 'untrusted' })
  })

  it('is not whole where a piece cannot be opened: what it held is forgotten, not absent', async () => {
    const store = createMemoryStore()
    const one = guardOf(store)
    await one.append(holding('notes', 'a'))
    const log = createFlowLog({
      store,
      mode: 'full',
      keys: { ...keys, seal: new Uint8Array(32) },
      now: () => new Date(at),
      warn: () => undefined,
    })
    const other = createTrajectoryMemory(trajectory, log.workingSet)
    await other.look()
    expect(other.past.observations).toEqual([])
    expect(other.isWhole).toBe(false)
    expect(other.past.forgotten).toMatchObject([
      { integrity: 'untrusted', confidentiality: 'secret' },
    ])
  })

  it('is not whole while the store cannot be read, and again once it can', async () => {
    const store = createMemoryStore()
    const one = guardOf(store)
    await one.append(holding('notes', 'a'))
    let isBusy = true
    const log = createFlowLog({
      store,
      mode: 'full',
      keys,
      now: () => new Date(at),
      warn: () => undefined,
    })
    const other = createTrajectoryMemory(trajectory, {
      ...log.workingSet,
      revision: async () => {
        if (isBusy) throw new Error('busy')
        return log.workingSet.revision()
      },
    })
    await other.look()
    expect(other.isWhole).toBe(false)
    isBusy = false
    await other.look()
    expect(other.isWhole).toBe(true)
    expect(other.past.observations).toHaveLength(1)
  })

  it('says whether every server that was called had its tools listed', async () => {
    const store = createMemoryStore()
    const [one, two] = [guardOf(store), guardOf(store)]
    await two.notes.look()
    expect(two.notes.sawLists).toBe(true)
    await one.append(holding('notes', 'a', 'call'))
    await two.notes.look()
    expect(two.notes.sawLists).toBe(false)
    await one.append({
      observations: [],
      offered: [{ server: 'notes', name: 'read_note', definition: { name: 'read_note' } }],
    })
    await two.notes.look()
    expect(two.notes.sawLists).toBe(true)
    expect(two.notes.past.offered).toMatchObject([{ server: 'notes', name: 'read_note' }])
  })

  it('is not whole where a content was too long to be remembered as a whole', async () => {
    const store = createMemoryStore()
    const [one, two] = [guardOf(store), guardOf(store)]
    const { observations } = holding('notes', 'a')
    await one.append({ observations: observations.map((each) => ({ ...each, cut: 3 })) })
    await two.notes.look()
    for (const { notes } of [one, two]) {
      expect(notes.isWhole).toBe(false)
      expect(notes.past.forgotten).toMatchObject([{ server: 'notes', leaves: 3 }])
    }
  })

  it('what went on without an entry is forgotten: its values have no flow', () => {
    const notes = createTrajectoryMemory(trajectory)
    expect(notes.isWhole).toBe(true)
    notes.lost(holding('notes', 'a'))
    expect(notes.isWhole).toBe(false)
    expect(notes.past.forgotten).toMatchObject([{ server: 'notes', leaves: 1 }])
  })
})
