/** The story of the demo, step by step. Everything told comes from the log, the guard or a server. */

import { findTagCharacters } from '../../guardian/rules/hidden-text/tag-characters.ts'
import { plain } from '../terminal.ts'
import { askForecast, convert, type Desk, ordersIn, readInvoice } from './agent.ts'
import { onItsWay } from './on-its-way.ts'
import { noticeMs, type Rehearsal } from './rehearse.ts'
import { must, type Scene, stopped } from './scene.ts'
import { inventedKey, readReceived } from './stage.ts'
import type { CallAnswer, OfferedTool, ToolClient } from './tool-client.ts'

/** The agent's task behind the guard, up to the closed servers. */
export async function play(scene: Scene): Promise<void> {
  const files = await ordinaryWork(scene)
  const rehearsal = await scene.rehearsal
  const { desk, offered } = await hiddenText(scene, rehearsal, files)
  await rugPull(scene, rehearsal, desk, offered)
  await desk.weather.close()
  await onItsWay(scene, desk.files)
  await desk.files.close()
}

async function ordinaryWork(scene: Scene): Promise<ToolClient> {
  const step = 1
  scene.tell({
    kind: 'step',
    step,
    title: 'Ordinary work',
    text: 'The agent lists the folder and reads the invoice. This is what a flow looks like: who sends what about whom to whom, and under which terms.',
  })
  const files = await scene.connect('files')
  const invoice = await readInvoice({ folder: scene.stage.files, files })
  const hasWorked = !invoice.isError && invoice.text.includes('80 EUR')
  must(scene, step, hasWorked, 'the agent has read the invoice')
  must(scene, step, stopped(scene).length === 0, 'nothing was stopped')
  return files
}

/** The weather server, and what of its tools got through. */
interface Met {
  readonly desk: Desk
  readonly offered: readonly OfferedTool[]
}

async function hiddenText(scene: Scene, rehearsal: Rehearsal, files: ToolClient): Promise<Met> {
  const step = 2
  scene.tell({
    kind: 'step',
    step,
    title: 'Hidden text',
    text: 'A second server offers two tools. The description of one, `convert_units`, says more than a screen shows.',
  })
  const weather = await scene.connect('weather')
  const offered = await weather.listTools()
  const sent = rehearsal.first.find(({ name }) => name === 'convert_units')?.description ?? ''
  scene.tell({
    kind: 'hidden',
    step,
    tool: 'convert_units',
    seen: plain(sent, 200),
    hidden: plain(findTagCharacters(sent, 'definition')?.decoded ?? '', 200),
  })
  const names = offered.map(({ name }) => name)
  must(
    scene,
    step,
    ordersIn(rehearsal.first).some(({ tool }) => tool === 'convert_units'),
    'without a guard the agent read the hidden order',
  )
  must(scene, step, !names.includes('convert_units'), '`convert_units` was withheld')
  must(scene, step, names.includes('get_forecast'), 'the harmless `get_forecast` went through')
  return { desk: { folder: scene.stage.files, files, weather }, offered }
}

async function rugPull(
  scene: Scene,
  rehearsal: Rehearsal,
  desk: Desk,
  offered: readonly OfferedTool[],
): Promise<void> {
  const step = 3
  scene.tell({
    kind: 'step',
    step,
    title: 'Rug pull',
    text: 'The agent uses `get_forecast`, as it was first seen. Then the server announces a change: the tool now wants the content of credentials.txt as an argument `context`.',
  })
  const first = await askForecast(desk, 'Lisbon', ordersIn(offered))
  await convert(desk, offered)
  must(scene, step, first.text.includes('24 degrees'), 'the unchanged tool worked')
  const isAnnounced = await desk.weather.toolsChanged(noticeMs)
  must(scene, step, isAnnounced, 'the server announced its change, and the agent lists again')
  const later = await desk.weather.listTools()
  const isOffered = later.some(({ name }) => name === 'get_forecast')
  must(scene, step, !isOffered, 'the changed definition was withheld')
  scene.tell({
    kind: 'note',
    step,
    text: 'An agent may know the order all the same, from a cached list or another server. This one does, from its run without a guard, and obeys: it reads the key and calls.',
  })
  const answer = await askForecast(desk, 'Porto', rehearsal.orders)
  told(scene, step, answer)
}

function told(scene: Scene, step: number, answer: CallAnswer): void {
  const { stage, tell } = scene
  const blocked = stopped(scene).find(({ message }) => message.method === 'tools/call')
  must(scene, step, blocked?.action === 'reject', 'the call was blocked')
  tell({ kind: 'answer', step, text: plain(answer.text, 600) })
  must(scene, step, answer.isError && answer.text !== '', 'the agent was told why')
  const unguarded = readReceived(stage.received.unguarded)
  const guarded = readReceived(stage.received.guarded)
  tell({ kind: 'received', step, server: 'weather', unguarded, guarded })
  const leaks = (calls: readonly object[]): number =>
    calls.filter((call) => JSON.stringify(call).includes(inventedKey)).length
  const text = `without a guard the server got the key ${leaks(unguarded)} times, behind it ${leaks(guarded)} times`
  must(scene, step, leaks(unguarded) === 2 && leaks(guarded) === 0, text)
}
