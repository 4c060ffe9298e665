/** Numbers as a person reads them. */

/** `12,345`. */
export function amount(count: number): string {
  return count.toLocaleString('en-US')
}

/** `1 record`, `12,345 records`. */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${amount(count)} ${count === 1 ? one : more}`
}

/** `12%`; never 0% of something, nor 100% of less than all. */
export function shareOf(part: number, all: number): string {
  const percent = all === 0 ? 0 : (100 * part) / all
  if (part > 0 && percent < 1) return '<1%'
  if (part < all && percent > 99) return '>99%'
  return `${Math.round(percent)}%`
}

/** `512 B`, `1.4 MB`, `12 GB`: powers of 1,000. */
export function byteSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000
    unit += 1
  }
  return `${unit === 0 || value >= 9.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

/** `8 s`, `3 min`, `2.5 h`. */
export function duration(seconds: number): string {
  if (seconds < 99.5) return `${Math.round(seconds)} s`
  return seconds < 5_970 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`
}
