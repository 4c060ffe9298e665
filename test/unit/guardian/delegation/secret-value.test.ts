import { describe, expect, it } from 'vitest'
import { isSecretField, secretIn } from '../../../../src/guardian/delegation/secret-value.ts'
import { type Read, remembered, text } from './played.ts'

const file: Read = {
  name: 'read_file',
  returns: text('host lamps.example\npassword = Ku7-marble-41x\nport 443'),
  confidentiality: 'secret',
}

function secretOf(value: string, read: Read = file): string | undefined {
  const past = remembered('x', [read])
  const [origin] = past.originsOf({ note: value }, undefined)
  return origin === undefined ? undefined : secretIn(past, origin)?.read.unit
}

describe('a credential in a value', () => {
  it('is found where the read has it, as it is and encoded', () => {
    expect(secretOf('Ku7-marble-41x')).toBe('function:read_file')
    expect(secretOf(Buffer.from('password = Ku7-marble-41x').toString('base64'))).toBe(
      'function:read_file',
    )
  })
  it('is not what stands beside it', () => {
    expect(secretOf('host lamps.example')).toBeUndefined()
  })
  it('is what a function returns that is there for secrets', () => {
    const vault: Read = { name: 'get_secret', returns: text('zz_81kq04mmx') }
    expect(secretOf('zz_81kq04mmx', vault)).toBe('function:get_secret')
    expect(secretOf('zz_81kq04mmx', { ...vault, name: 'get_label' })).toBeUndefined()
  })
  it('is what a field named after it holds', () => {
    const row: Read = {
      name: 'get_row',
      returns: { api_key: 'zz_81kq04mmx', id: 'row-771-kk' },
      confidentiality: 'secret',
    }
    expect(secretOf('zz_81kq04mmx', row)).toBe('function:get_row')
    expect(secretOf('row-771-kk', row)).toBeUndefined()
  })
  it('is none that the user said, and no number', () => {
    const past = remembered('The password is Ku7-marble-41x.', [file])
    const origins = past.originsOf({ note: 'Ku7-marble-41x', port: 443 }, undefined)
    expect(origins.map((origin) => secretIn(past, origin))).toEqual([undefined, undefined])
  })
})

it('knows a field for what gives access by its name', () => {
  expect(isSecretField('password')).toBe(true)
  expect(isSecretField('access_token')).toBe(true)
  expect(isSecretField('sidenote')).toBe(false)
})
