/** Text as it may stand in HTML, in attributes too. */
const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** `text` without meaning to a browser, and without control characters. */
export function escapeHtml(text: string): string {
  return text.replace(/[\p{C}]/gu, ' ').replace(/[&<>"']/g, (mark) => marks[mark] ?? '')
}
