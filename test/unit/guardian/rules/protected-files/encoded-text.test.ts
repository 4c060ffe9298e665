import { describe, expect, it } from 'vitest'
import { encodedTexts } from '../../../../../src/guardian/rules/protected-files/encoded-text.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('encodedTexts', () => {
  it('reads base64, that of PowerShell, hex and escapes', () => {
    expect(encodedTexts(`echo ${base64('rm -rf .cursor')} | base64 -d`)).toEqual(['rm -rf .cursor'])
    expect(
      encodedTexts(`pwsh -enc ${Buffer.from('rm .mcp.json', 'utf16le').toString('base64')}`),
    ).toEqual(['rm .mcp.json'])
    expect(encodedTexts(`xxd -r -p <<< ${Buffer.from('rm .mcp.json').toString('hex')}`)).toContain(
      'rm .mcp.json',
    )
    expect(encodedTexts("printf 'r\\x6d \\056mcp.json'")).toEqual(["printf 'rm .mcp.json'"])
  })

  it('reads nothing where nothing is decoded, and no bytes that are no text', () => {
    expect(encodedTexts(`curl -H "Authorization: ${base64('rm -rf .cursor')}"`)).toEqual([])
    expect(
      encodedTexts(`base64 -d ${Buffer.from([1, 2, 3, 0, 255, 254, 9, 8, 7]).toString('base64')}`),
    ).toEqual([])
    expect(encodedTexts("printf '\\x1b[31m'")).toEqual([])
    expect(encodedTexts('')).toEqual([])
  })

  it('reads a long text once', () => {
    expect(encodedTexts(`base64 ${'A'.repeat(1_000_000)}`)).toEqual([])
    expect(encodedTexts(`base64 ${`${base64('hello there')} `.repeat(1_000)}`)).toHaveLength(1_000)
  })
})
