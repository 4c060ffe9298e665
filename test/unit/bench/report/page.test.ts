import { describe, expect, it } from 'vitest'
import { pageReport } from '../../../../src/bench/report/page.ts'
import { report } from './own-report.ts'

const page = pageReport(report)

describe('pageReport', () => {
  it('is one page that loads and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<[^>]*\ssrc=|url\(|@import|https?:/)
    expect(page.startsWith('<!doctype html>')).toBe(true)
  })

  it('holds every section', () => {
    for (const title of [
      'Measures',
      'Cases without an answer',
      'Plots',
      'By part',
      'System against system',
      'Beside the paper',
    ]) {
      expect(page).toContain(`<h2>${title}</h2>`)
    }
  })

  it('shows paired tests with their intervals', () => {
    expect(page).toMatch(/<td>\+50\.0 \([+−][\d.]+ to [+−][\d.]+\)<\/td>/)
  })

  it('plots how a trained model came about, where its card says so', () => {
    expect(page).toContain('<h2>Training of &lt;img')
    expect(page.match(/aria-label="Loss of the trees/g)).toHaveLength(2)
    const { training: _, ...before } = report
    expect(pageReport(before)).not.toContain('Training of')
  })

  it('wraps the heads of wide tables, and scrolls what is wider than the page', () => {
    expect(page).toMatch(/\.wide \{ overflow-x: auto \}/)
    expect(page).toMatch(/thead th[^{]*\{ white-space: normal \}/)
    expect(page).not.toMatch(/(?<!<div class="wide">|<div class="wide words">)<table>/)
  })

  it('shows names as text', () => {
    expect(page).toContain('&lt;img')
    expect(page).not.toMatch(/<img|onerror=alert\(1\)>/)
  })
})
