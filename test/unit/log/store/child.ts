/** Real processes for tests of stores that several share. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly process: ChildProcess
  /** What it has printed so far. */
  output(): string
  /** Resolves with its exit code, null when it was killed. */
  readonly ended: Promise<number | null>
  /** Resolves when it has printed `text`. */
  printed(text: string): Promise<void>
}

/** Starts a TypeScript file of this folder. */
export function startChild(name: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(name, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  return {
    process: child,
    output: () => output,
    ended: new Promise((resolve) => child.once('close', (code) => resolve(code))),
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(text)) resolve()
        }
        child.stdout.on('data', look)
        child.once('close', () => reject(new Error(`ended without \`${text}\`: ${output}`)))
        look()
      }),
  }
}
