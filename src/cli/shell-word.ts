import { commandWord } from '../enforcement/command-word.ts'

/** `text` as one word of the shell of this system, so that a command shown to a person can be copied. */
export function shellWord(text: string): string {
  return commandWord(text, process.platform === 'win32')
}
