/** The demo's agent without a guard: what would have happened, measured and not told. */
import {
  askForecast,
  convert,
  type Desk,
  type MailDesk,
  type Order,
  ordersIn,
  passOnNote,
  readInvoice,
  sendNote,
} from './agent.ts'
import type { OfferedTool } from './tool-client.ts'

/** Milliseconds in which the weather server must announce its change. */
export const noticeMs = 5_000

export interface Rehearsal {
  /** What the weather server offered at first, and after its notice. */
  readonly first: readonly OfferedTool[]
  readonly later: readonly OfferedTool[]
  /** The orders that the agent then knew of. */
  readonly orders: readonly Order[]
}

/** Runs the whole task once; weather and mail server write down what they get. */
export async function rehearse(desk: Desk & MailDesk): Promise<Rehearsal> {
  await readInvoice(desk)
  const first = await desk.weather.listTools()
  await askForecast(desk, 'Lisbon', ordersIn(first))
  await convert(desk, first)
  if (!(await desk.weather.toolsChanged(noticeMs))) throw new Error('no list_changed was announced')
  const later = await desk.weather.listTools()
  const orders = ordersIn(later)
  await askForecast(desk, 'Porto', orders)
  await sendNote(desk)
  await passOnNote(desk)
  return { first, later, orders }
}
