/** Something that happens now and then and that one reader waits for. */
export interface Latch {
  set(): void
  /** True at the next `set`, or at once where one has not been waited for yet; false after `ms` milliseconds. */
  wait(ms: number): Promise<boolean>
}

export function createLatch(): Latch {
  let count = 0
  let wake: (() => void) | undefined
  return {
    set() {
      count += 1
      wake?.()
    },
    async wait(ms) {
      if (count === 0) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, ms)
        })
        clearTimeout(timer)
        wake = undefined
      }
      if (count === 0) return false
      count -= 1
      return true
    },
  }
}
