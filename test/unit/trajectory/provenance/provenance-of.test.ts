import { describe, expect, it } from 'vitest'
import { createMemory } from '../../../../src/trajectory/create-memory.ts'
import { provenanceOf } from '../../../../src/trajectory/provenance/provenance-of.ts'
import { returned, said } from './index-of.ts'

describe('provenanceOf', () => {
  it('gives sources of what was found, and nothing of the rest', () => {
    const memory = createMemory()
    memory.observe(said(0, 'write to Dana'))
    memory.observe(returned(2, ['her address is dana@quill.example']))
    const hidden = Buffer.from('her address is dana@quill.example').toString('base64')
    const args = { to: 'dana@quill.example', note: 'zanzibar', state: 'open', blob: hidden }
    const schema = { properties: { state: { enum: ['open'] } } }
    expect(provenanceOf(memory.originsOf(args, schema))).toEqual([
      { pointer: '/to', from: [{ seq: 2, pointer: '/0', span: [15, 33], match: 'exact' }] },
      { pointer: '/blob', from: [{ seq: 2, pointer: '/0', match: 'encoded' }] },
    ])
  })

  it('names at most eight sources of a value', () => {
    const memory = createMemory()
    for (let flow = 0; flow < 30; flow++) memory.observe(returned(flow, [`code KX-77${flow} here`]))
    const text = Array.from({ length: 30 }, (_, at) => `KX-77${at}`).join(' ')
    const [provenance] = provenanceOf(memory.originsOf({ text }, undefined))
    expect(provenance?.from).toHaveLength(8)
  })
})
