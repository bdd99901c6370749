import { describe, expect, test } from 'vitest'
import { actsBehind } from '../../../miniprogram/src/features/acts/act-store.ts'
import { aPhoto } from '../filing/a-draft.ts'
import { anAct, aPhoneWith, type Held, tapped } from './an-act.ts'

const take = anAct('take', { order: 1 })
const arrive = anAct('arrive', { name: 'arrive', order: 2, timed: true })
const report = anAct('report', {
  name: 'report',
  order: 3,
  timed: true,
  withPhotos: true,
  body: { remedialAction: '换了水管' },
  photos: [aPhoto('photo-1'), aPhoto('photo-2')],
})
const elsewhere = anAct('accept', { complaintId: 'noise', turn: 7, order: 4 })

const kept = (phone: Held): string[] => phone.store.all().map(({ key }) => key)
/** Everything under way has come to its end. */
const rest = async (): Promise<void> => {
  for (let turns = 0; turns < 200; turns += 1) await Promise.resolve()
}
const aDayWithoutNetwork = async (phone: Held): Promise<void> => {
  phone.line.isOff = true
  for (const act of [take, arrive, report]) await phone.sender.give(act)
}

describe('with network', () => {
  test('an act is sent at once, under its key, and nothing of it stays', async () => {
    const phone = aPhoneWith()
    expect(await phone.sender.give(take)).toEqual({ at: 'arrived' })
    expect([...phone.server.done]).toEqual([['take', { turn: 3 }]])
    expect(phone.storage.kept.size).toBe(0)
    expect(phone.arrived).toEqual(['take'])
  })

  test('refused, it stands there with the sentence, and can be let go', async () => {
    const phone = aPhoneWith()
    phone.line.refuses.set('take', 'not-now')
    expect(await phone.sender.give(take)).toMatchObject({ at: 'stuck', trouble: { reason: 'not-now' } })
    expect(phone.sender.remove('take')).toBe(true)
    expect(phone.storage.kept.size).toBe(0)
  })
})

describe('without network', () => {
  test('is stored before anything is tried, and nothing is tried', async () => {
    const phone = aPhoneWith()
    phone.line.isOff = true
    expect(await phone.sender.give(take)).toMatchObject({ at: 'waiting', for: 'network' })
    expect(kept(phone)).toEqual(['take'])
    expect(phone.server.asked).toEqual([])
    expect(phone.store.find('take')?.sent).toBeUndefined()
  })

  test('with the line back all of it goes, in order, each once, in the turn that came of the one before', async () => {
    const phone = aPhoneWith()
    await aDayWithoutNetwork(phone)
    phone.line.isOff = false
    phone.sender.lookAgain()
    await rest()
    expect(phone.server.asked).toEqual(['take', 'arrive', 'report'])
    expect([...phone.server.done.values()].map(({ turn }) => turn)).toEqual([3, 4, 5])
    expect(phone.server.done.get('report')).toEqual({
      remedialAction: '换了水管',
      turn: 5,
      photoIds: ['photo-1', 'photo-2'],
    })
    expect(phone.server.photos).toEqual(['photo-1', 'photo-2'])
    expect(phone.storage.kept.size).toBe(0)
  })

  test('says when it was done where it is told later', async () => {
    const phone = aPhoneWith()
    await aDayWithoutNetwork(phone)
    phone.line.isOff = false
    phone.later(2)
    phone.sender.lookAgain()
    await rest()
    expect([...phone.server.done.values()].map(it => it.happenedAt)).toEqual([undefined, tapped, tapped])
  })

  test('killed in between, it goes on with what is left', async () => {
    const phone = aPhoneWith()
    await aDayWithoutNetwork(phone)
    const again = phone.restart()
    expect(kept(again)).toEqual(['take', 'arrive', 'report'])
    again.sender.lookAgain()
    await rest()
    expect(again.server.asked).toEqual(['take', 'arrive', 'report'])
    expect(again.storage.kept.size).toBe(0)
  })

  test('killed before the answer was heard, it is asked again with the same words and done once', async () => {
    const phone = aPhoneWith()
    phone.line.isOff = true
    for (const act of [{ ...take, timed: true }, arrive, report]) await phone.sender.give(act)
    phone.line.isOff = false
    phone.line.losesAnswers = true
    phone.sender.lookAgain()
    await rest()
    expect(phone.server.asked).toEqual(['take'])
    const again = phone.restart()
    again.later(3)
    again.sender.lookAgain()
    await rest()
    expect(again.server.asked).toEqual(['take', 'take', 'arrive', 'report'])
    expect(again.server.turns.get('leak')).toBe(6)
    expect(again.server.reused).toEqual([])
    expect([...again.server.done.values()].map(({ turn }) => turn)).toEqual([3, 4, 5])
  })

  test('what may have arrived is not taken back', async () => {
    const phone = aPhoneWith()
    phone.line.losesAnswers = true
    await phone.sender.give(take)
    expect(phone.sender.remove('take')).toBe(false)
    expect(kept(phone)).toEqual(['take'])
  })

  test('what was not sent is taken back', async () => {
    const phone = aPhoneWith()
    await aDayWithoutNetwork(phone)
    expect(phone.sender.remove('report')).toBe(true)
    phone.line.isOff = false
    phone.sender.lookAgain()
    await rest()
    expect(phone.server.asked).toEqual(['take', 'arrive'])
  })

  test('a busy server is tried again after a while, and the others are not held up', async () => {
    const phone = aPhoneWith()
    phone.line.refuses.set('take', 'busy-try-again')
    await phone.sender.give(take)
    await phone.sender.give(elsewhere)
    await rest()
    expect(phone.arrived).toEqual(['accept'])
    phone.line.refuses.clear()
    phone.passTime()
    await rest()
    expect(phone.arrived).toEqual(['accept', 'take'])
  })

  test('a full phone keeps it while the app lives, and says so', async () => {
    const phone = aPhoneWith()
    phone.line.isOff = true
    phone.storage.fill(true)
    await phone.sender.give(take)
    expect(phone.store.isKept('take')).toBe(false)
    expect(kept(phone)).toEqual(['take'])
  })
})

describe('somebody else was faster', () => {
  const refuseArrival = async (): Promise<Held> => {
    const phone = aPhoneWith()
    await aDayWithoutNetwork(phone)
    await phone.sender.give(elsewhere)
    phone.line.isOff = false
    phone.line.refuses.set('arrive', 'not-now')
    phone.sender.lookAgain()
    await rest()
    return phone
  }

  test('the refused act stays, everything behind it waits, other complaints go on', async () => {
    const phone = await refuseArrival()
    expect(kept(phone)).toEqual(['arrive', 'report'])
    expect(phone.sender.standings.of('arrive')).toMatchObject({ at: 'stuck', trouble: { reason: 'not-now' } })
    expect(phone.arrived.toSorted()).toEqual(['accept', 'take'])
    const again = phone.restart()
    expect(again.sender.standings.of('arrive').at).toBe('stuck')
    again.sender.lookAgain()
    await rest()
    expect(kept(again)).toEqual(['arrive', 'report'])
  })

  test('once more on the state as it is now; what is behind follows', async () => {
    const phone = await refuseArrival()
    phone.server.turns.set('leak', 9)
    phone.line.refuses.clear()
    expect(await phone.sender.giveAgain('arrive', { turn: 9 }, 9)).toEqual({ at: 'arrived' })
    await rest()
    expect([...phone.server.done.entries()].map(([key, { turn }]) => [key, turn])).toEqual([
      ['accept', 7],
      ['take', 3],
      ['arrive', 9],
      ['report', 10],
    ])
  })

  test('kept as a note, without a turn; what is behind goes on from what was seen', async () => {
    const phone = await refuseArrival()
    phone.server.turns.set('leak', 9)
    phone.line.refuses.clear()
    const note = { name: 'left-note', path: '/left-note', body: { text: '到了' }, turn: undefined }
    expect(await phone.sender.giveAgain('arrive', note, 9)).toEqual({ at: 'arrived' })
    await rest()
    expect(phone.server.done.get('arrive')).toEqual({ text: '到了' })
    expect(phone.server.done.get('report')).toMatchObject({ turn: 9 })
  })

  test('thrown away; what is behind goes on from what was seen', async () => {
    const phone = await refuseArrival()
    phone.server.turns.set('leak', 9)
    expect(phone.sender.remove('arrive', 9)).toBe(true)
    await rest()
    expect(phone.server.done.get('report')).toMatchObject({ turn: 9 })
    expect(phone.storage.kept.size).toBe(0)
  })
})

test('photos the server does not take are known afterwards', async () => {
  const phone = aPhoneWith()
  phone.line.refuses.set('report', 'photo-unknown')
  await phone.sender.give({ ...report, order: 1 })
  expect(phone.store.find('report')?.photos.map(({ problem }) => problem)).toEqual(['broken', 'broken'])
  expect(phone.sender.standings.of('report').at).toBe('stuck')
})

test('somebody else who signs in neither sees nor sends it', async () => {
  const phone = aPhoneWith()
  await aDayWithoutNetwork(phone)
  phone.person('staff-liu')
  phone.line.isOff = false
  expect(kept(phone)).toEqual([])
  phone.sender.lookAgain()
  await rest()
  expect(phone.server.asked).toEqual([])
  phone.person('staff-zhou')
  phone.sender.lookAgain()
  await rest()
  expect(phone.server.asked).toEqual(['take', 'arrive', 'report'])
})

test('behind an act stands what was done later on the same complaint', () => {
  const phone = aPhoneWith()
  for (const act of [report, take, elsewhere, arrive]) phone.store.put(act)
  expect(actsBehind(phone.store, arrive).map(({ key }) => key)).toEqual(['report'])
})
