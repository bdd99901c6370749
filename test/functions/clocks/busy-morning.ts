// A store in which the timer has much to do: late complaints, a parent that was answered, messages that wait.

import type { FilingBody } from '#contract/complaints.ts'
import * as staff from '#contract/staff.ts'
import * as moves from '#contract/staff-moves.ts'
import { hour } from '#domain/time.ts'
import { waiting } from '../../../functions/messages/message-item.ts'
import { must } from '../../../local/client.ts'
import { aFiling, aWorld, bring, type World } from '../people.ts'
import { storedMessages } from '../stored.ts'
import { type Prepared, preparedIn } from './copied-store.ts'

/** Three complaints merged into a fourth, which is accepted. */
export const aFamily = async (
  world: World,
  filing: Partial<FilingBody> = {},
): Promise<{ parent: string; turn: number; children: string[] }> => {
  const parent = await bring(world, 'accepted', { ...filing, text: '二号楼的电梯整晚都在响。' })
  const children: string[] = []
  for (const text of ['电梯很吵。', '电梯响得睡不着。', '电梯噪音又来了。']) {
    const { id, turn } = await bring(world, 'accepted', { ...filing, text })
    must(await world.dispatcher.call(moves.mergeComplaint, { params: { id }, body: { turn, parentId: parent.id } }))
    children.push(id)
  }
  const params = { id: parent.id }
  const { turn } = must(await world.dispatcher.call(staff.readAsStaff, { params }))
  return { parent: parent.id, turn, children }
}

/** Answers the parent; its children wait for the timer. */
export const answerParent = async (world: World, { parent, turn }: { parent: string; turn: number }): Promise<void> => {
  const body = { turn, answer: '电梯已经检修好了。', settlement: 'repaired' as const }
  must(await world.dispatcher.call(staff.solveOnTheSpot, { params: { id: parent }, body }))
}

/** How long after the preparation the timer comes back: everything ordinary has had its first steps by then. */
export const outage = 9 * hour

export const aBusyMorning = async (): Promise<{
  prepared: Prepared
  at: number
  late: string[]
  children: string[]
}> => {
  const world = await aWorld()
  try {
    const submitted = await bring(world, 'submitted')
    const dangerous = await bring(world, 'submitted', aFiling({ danger: true, text: '井盖没有了，孩子差点掉下去。' }))
    const handled = await bring(world, 'handling')
    const family = await aFamily(world)
    await world.stack.settle()
    await answerParent(world, family)
    const prepared = await preparedIn(world.stack)
    // Two messages the stream has lost.
    const lost = storedMessages(world.stack)
      .slice(0, 2)
      .map(it => ({ ...it, state: 'pending', attempts: 0, ...waiting(it.id, it.notBefore) }))
    const lostIds = new Set(lost.map(it => it.pk))
    return {
      prepared: { ...prepared, items: [...prepared.items.filter(it => !lostIds.has(String(it.pk))), ...lost] },
      at: world.stack.now() + outage,
      late: [submitted.id, dangerous.id, handled.id],
      children: family.children,
    }
  } finally {
    await world.stack.close()
  }
}
