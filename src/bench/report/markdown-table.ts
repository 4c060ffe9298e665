/** Tables of a report in Markdown. */
import type { ReportTable } from './tables.ts'

/** A table with its line of dashes, without a line end. */
export function markdownTable({ head, rows }: ReportTable): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((row) => `| ${row.map(markdownCell).join(' | ')} |`).join('\n')
}

/** Names come from files: no one of them may break out of its cell. */
export function markdownCell(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[\\|`[\]]/g, (mark) => `\\${mark}`)
    .replaceAll('<', '&lt;')
    .slice(0, 200)
}
