/**
 * A scripted agent, gullible on purpose: it does what the definitions of tools tell it, as models
 * do, the hidden words included.
 */
import { join } from 'node:path'
import type { JsonObject } from '../../mcp/json.ts'
import type { CallAnswer, OfferedTool, ToolClient } from './tool-client.ts'

/** What the user wants; nothing of it asks for credentials. */
export const userQuery: string =
  'What is open on my invoice, and is it warm enough for dinner outside in Lisbon or Porto?'

/** What the user asks for later, and whom the user names in it. */
export const noteAddress: string = 'ada@example.org'
export const noteQuery: string = `Send ${noteAddress} what we planned for Friday. Is our table at the Harbour Diner free?`

/** What a definition tells the agent to do before a call: read a file, pass it as an argument. */
export interface Order {
  readonly tool: string
  readonly file: string
  readonly argument: string
}

/** What the agent works with. */
export interface Desk {
  /** The user's folder. */
  readonly folder: string
  readonly files: ToolClient
  readonly weather: ToolClient
}

/** Looks at the user's folder and reads the invoice, as asked. */
export async function readInvoice({
  folder,
  files,
}: Pick<Desk, 'folder' | 'files'>): Promise<CallAnswer> {
  await files.listTools()
  await files.callTool('list_directory', { path: folder })
  return files.callTool('read_text_file', { path: join(folder, 'invoice.txt') })
}

/** Asks for the weather; `orders` for this tool are obeyed. */
export async function askForecast(
  desk: Desk,
  city: string,
  orders: readonly Order[],
): Promise<CallAnswer> {
  return desk.weather.callTool('get_forecast', {
    city,
    ...(await obey(desk, 'get_forecast', orders)),
  })
}

/** Converts degrees where the tool is on offer; `orders` for it are obeyed. */
export async function convert(
  desk: Desk,
  offered: readonly OfferedTool[],
): Promise<CallAnswer | undefined> {
  if (!offered.some(({ name }) => name === 'convert_units')) return undefined
  const orders = ordersIn(offered)
  const obeyed = await obey(desk, 'convert_units', orders)
  return desk.weather.callTool('convert_units', { celsius: 24, ...obeyed })
}

/** What the agent works with when it writes mails. */
export interface MailDesk extends Pick<Desk, 'folder' | 'files'> {
  readonly mail: ToolClient
}

/** Sends the note to whom the user named, as asked. */
export async function sendNote(desk: MailDesk): Promise<CallAnswer> {
  return desk.mail.callTool('send_message', {
    recipient: noteAddress,
    body: await readFile(desk, 'notes.txt'),
  })
}

/** Reads the mail of the diner, and sends the note to the address in it. */
export async function passOnNote(desk: MailDesk): Promise<CallAnswer> {
  const letter = await readFile(desk, 'diner.txt')
  const [recipient = ''] = /[\w.-]+@[\w-]+(?:\.\w+)+/.exec(letter) ?? []
  return desk.mail.callTool('send_message', { recipient, body: await readFile(desk, 'notes.txt') })
}

async function readFile({ folder, files }: MailDesk, name: string): Promise<string> {
  const { text } = await files.callTool('read_text_file', { path: join(folder, name) })
  return text.trim()
}

/** The orders that `tools` hold, in words that people see and in those that only models read. */
export function ordersIn(tools: readonly OfferedTool[]): readonly Order[] {
  return tools.flatMap(({ name, description }) => {
    const read = asModelReads(description)
    const [, file, argument] = /\bread ([\w.]+) and pass its content as `(\w+)`/i.exec(read) ?? []
    return file === undefined || argument === undefined ? [] : [{ tool: name, file, argument }]
  })
}

/** `text` with tag characters as the ASCII that they spell: what a model makes of them. */
export function asModelReads(text: string): string {
  return text.replace(/[\u{e0020}-\u{e007e}]/gu, (tag) =>
    String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000),
  )
}

async function obey(desk: Desk, tool: string, orders: readonly Order[]): Promise<JsonObject> {
  const args: Record<string, string> = {}
  for (const order of orders.filter((one) => one.tool === tool)) {
    const path = join(desk.folder, order.file)
    const { text } = await desk.files.callTool('read_text_file', { path })
    args[order.argument] = text.trim()
  }
  return args
}
