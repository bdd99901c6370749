import { afterEach, beforeAll, expect, test } from 'vitest'
import { chainFaults } from '../chains.ts'
import { aBusyMorning } from './busy-morning.ts'
import { aCopy, type Copy } from './copied-store.ts'
import { complaintsIn, dueIn, effectsIn, entriesOf } from './effects.ts'

let morning: Awaited<ReturnType<typeof aBusyMorning>>
beforeAll(async () => {
  morning = await aBusyMorning()
})

const open: Copy[] = []
const copy = async (): Promise<Copy> => {
  const made = await aCopy(morning.prepared, morning.at)
  open.push(made)
  return made
}
afterEach(() => {
  for (const it of open.splice(0)) it.close()
})

/** What was handed to the queue, whatever the order. */
const handedOver = ({ queue }: Copy): number => queue.size()

const writesIn = ({ database }: Copy): number => database.operations.current().TransactWriteItems?.calls ?? 0

/** Until nothing changes any more: the second run hands over what the first one told. */
const runToTheEnd = async (store: Copy): Promise<void> => {
  await store.run()
  await store.run()
}

const undisturbed = async () => {
  const store = await copy()
  store.dieAt(Number.POSITIVE_INFINITY, 'before')
  const ran = await store.run()
  const calls = store.calls()
  const writes = writesIn(store)
  await store.run()
  return { calls, ran, writes, effects: effectsIn(store), handedOver: handedOver(store), store }
}

test('an undisturbed run tells everything, follows the parent and hands the messages over', async () => {
  const { effects, handedOver, store, calls } = await undisturbed()
  expect(dueIn(store, morning.at)).toEqual([])
  for (const id of morning.late)
    expect(entriesOf(store, id).filter(it => it.author.kind === 'system').length).toBeGreaterThan(1)
  const byId = new Map(complaintsIn(store).map(it => [it.id, it]))
  for (const id of morning.children) expect(byId.get(id)?.stage.state).toBe('answered')
  expect(effects.jobs).toEqual([morning.children.map(complaintId => ({ complaintId, ok: true }))])
  const urges = complaintsIn(store).flatMap(it => it.urges.map(urge => urge.number))
  expect(new Set(urges).size).toBe(urges.length)
  expect(urges.length).toBeGreaterThan(3)
  expect(handedOver).toBe(effects.messages.filter(it => it.state === 'pending' || it.state === 'sending').length)
  expect(handedOver).toBeGreaterThan(10)
  // How many pages are read depends on how the ids fall into the shards.
  expect(calls).toBeGreaterThan(15)
})

test.each(['before', 'after'] as const)(
  'a timer that dies %s any of its calls took effect leaves nothing undone and does nothing twice',
  { timeout: 90_000 },
  async when => {
    const expected = await undisturbed()
    for (let call = 1; call <= expected.calls; call += 1) {
      const store = await copy()
      store.dieAt(call, when)
      await store.run().catch(() => undefined)
      store.revive()
      await runToTheEnd(store)
      expect({ call, ...effectsIn(store) }).toEqual({ call, ...expected.effects })
      expect({ call, handedOver: handedOver(store) }).toEqual({ call, handedOver: expected.handedOver })
      expect(Object.values(chainFaults(store)).filter(it => it !== undefined)).toEqual([])
      for (const it of open.splice(1)) it.close()
    }
  },
)

test('two timers at once do everything once', async () => {
  const expected = await undisturbed()
  const store = await copy()
  const [one, other] = await Promise.all([store.run(), store.run()])
  expect(writesIn(store)).toBeGreaterThan(expected.writes)
  expect(one.told + other.told).toBe(expected.ran.told)
  expect(one.worked + other.worked).toBe(expected.ran.worked)
  await store.run()
  expect(effectsIn(store)).toEqual(expected.effects)
  expect(handedOver(store)).toBe(expected.handedOver)
  expect(Object.values(chainFaults(store)).filter(it => it !== undefined)).toEqual([])
})
