import { describe, expect, test } from 'vitest'
import type { FilingBody } from '#contract/complaints.ts'
import { asAnother, type Draft } from '../../../miniprogram/src/features/filing/draft.ts'
import { aDraft, aPhoto } from './a-draft.ts'
import { aPhoneWith, type Held } from './a-line.ts'

const bodyOf = ({ text, photos }: Draft): FilingBody => ({
  communityId: 'c-1',
  kind: 'complaint',
  categoryId: 'leak',
  place: { kind: 'public', label: '电梯' },
  text,
  photoIds: photos.map(({ id }) => id),
  danger: false,
  happeningNow: false,
  hideName: false,
})

const leak = aDraft({ key: 'leak-key-0123456789abc', ownerId: 'resident-chen', photos: [aPhoto('p-1'), aPhoto('p-2')] })
const noise = aDraft({ key: 'noise-key-0123456789ab', ownerId: 'resident-chen', text: '楼上太吵' })

const give = (phone: Held, draft: Draft) => {
  phone.store.put(draft)
  return phone.sender.give(draft.key, bodyOf(draft))
}
const standingOf = (phone: Held, { key }: Draft) => phone.sender.standings.of(key).at
/** Until everything that was begun has come to an end. */
const quiet = () => new Promise(resolve => setImmediate(resolve))

describe('a filing on a good line', () => {
  test('arrives with its photos before it, under its own key, and nothing of it stays', async () => {
    const phone = aPhoneWith()
    const order: string[] = []
    phone.line.meanwhile = what => void order.push(what)
    expect(await give(phone, leak)).toEqual({ at: 'arrived' })
    expect(order).toEqual(['photo', 'photo', 'filing'])
    expect(phone.server.filed.get(leak.key)?.body.photoIds).toEqual(['p-1', 'p-2'])
    expect(phone.arrived).toEqual([leak.key])
    expect(phone.store.all()).toEqual([])
    expect(phone.storage.kept.size).toBe(0)
  })

  test('given twice at once is sent once', async () => {
    const phone = aPhoneWith()
    const [one, other] = await Promise.all([give(phone, leak), phone.sender.give(leak.key, bodyOf(leak))])
    expect([one.at, other.at]).toEqual(['arrived', 'arrived'])
    expect(phone.server.asked).toEqual([leak.key])
  })

  test('two go one after the other', async () => {
    const phone = aPhoneWith()
    let atOnce = 0
    let most = 0
    phone.line.meanwhile = async () => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await quiet()
      atOnce -= 1
    }
    await Promise.all([give(phone, { ...leak, photos: [aPhoto('p-1')] }), give(phone, noise)])
    expect(most).toBe(1)
    expect(phone.arrived).toEqual([leak.key, noise.key])
  })
})

describe('a dead line', () => {
  test('before the photos: it waits, and goes when the line is back', async () => {
    const phone = aPhoneWith()
    phone.line.isDead = true
    expect(await give(phone, leak)).toMatchObject({ at: 'waiting', for: 'network' })
    phone.line.isDead = false
    phone.sender.lookAgain()
    await quiet()
    expect(phone.arrived).toEqual([leak.key])
    expect(phone.server.filed.size).toBe(1)
  })

  test('between two photos: what has arrived is not sent again', async () => {
    const phone = aPhoneWith()
    phone.line.deadPhotos.add('p-2')
    expect(await give(phone, leak)).toMatchObject({ at: 'waiting' })
    expect(phone.store.find(leak.key)?.photos.map(({ done }) => done)).toEqual([true, false])
    phone.line.deadPhotos.clear()
    phone.sender.lookAgain()
    await quiet()
    expect(phone.server.photos).toEqual(['p-1', 'p-2'])
    expect(phone.arrived).toEqual([leak.key])
  })

  test('after it was sent and before the answer: it is filed once, under one number', async () => {
    const phone = aPhoneWith()
    phone.line.losesAnswers = true
    expect(await give(phone, leak)).toMatchObject({ at: 'waiting' })
    phone.line.losesAnswers = false
    phone.sender.lookAgain()
    await quiet()
    expect(phone.server.asked).toEqual([leak.key, leak.key])
    expect([...phone.server.filed.values()].map(({ number }) => number)).toEqual(['W2611-0001'])
    expect(phone.arrived).toEqual([leak.key])
  })

  test('is tried again by itself, ever more slowly, and not at all once nothing waits', async () => {
    const phone = aPhoneWith()
    phone.line.isDead = true
    await give(phone, leak)
    const pauses: (number | undefined)[] = []
    for (let times = 1; times <= 3; times += 1) {
      await quiet()
      pauses.push(phone.pause())
      phone.passTime()
    }
    expect(pauses).toEqual([10_000, 30_000, 60_000])
    phone.line.isDead = false
    await quiet()
    phone.passTime()
    await quiet()
    expect(phone.arrived).toEqual([leak.key])
    expect(phone.pause()).toBeUndefined()
  })
})

describe('an app that is killed', () => {
  test.each([
    [
      'with the line dead',
      (phone: Held) => {
        phone.line.isDead = true
      },
    ],
    [
      'with one photo sent',
      (phone: Held) => {
        phone.line.deadPhotos.add('p-2')
      },
    ],
    [
      'with the answer lost',
      (phone: Held) => {
        phone.line.losesAnswers = true
      },
    ],
  ])('%s: the next start sends it, once', async (_, trouble) => {
    const phone = aPhoneWith()
    trouble(phone)
    await give(phone, leak)
    const next = phone.restart()
    next.sender.lookAgain()
    await quiet()
    expect(next.arrived).toEqual([leak.key])
    expect(phone.server.filed.size).toBe(1)
    expect(phone.server.filed.get(leak.key)?.body.photoIds).toEqual(['p-1', 'p-2'])
    expect(next.storage.kept.size).toBe(0)
  })

  test('while a photo or the filing is under way: the next start sends it, once', async () => {
    for (const during of ['photo', 'filing'] as const) {
      const phone = aPhoneWith()
      const killed = new Promise<void>(resolve => {
        // It never comes back: the app is gone.
        phone.line.meanwhile = what => (what === during ? new Promise(() => resolve()) : undefined)
      })
      void give(phone, leak)
      await killed
      const next = phone.restart()
      next.sender.lookAgain()
      await quiet()
      expect(next.arrived).toEqual([leak.key])
      expect(phone.server.filed.size).toBe(1)
    }
  })
})

describe('a filing the server does not take', () => {
  test('needs the person, with the server’s sentence, and still does after a restart', async () => {
    const phone = aPhoneWith()
    phone.line.refuses = 'wish-in-the-past'
    const stuck = {
      at: 'stuck',
      trouble: { reason: 'wish-in-the-past', sentence: '希望解决的时间已经过去了，请另选一个。' },
    }
    expect(await give(phone, leak)).toEqual(stuck)
    const next = phone.restart()
    next.sender.lookAgain()
    await quiet()
    expect(next.sender.standings.of(leak.key)).toEqual(stuck)
    expect(next.store.find(leak.key)?.text).toBe(leak.text)
    expect(next.server.asked).toHaveLength(1)
  })

  test('becomes a draft again with the reason beside it, and goes once it was put right', async () => {
    const phone = aPhoneWith()
    phone.line.refuses = 'wish-in-the-past'
    await give(phone, leak)
    phone.line.refuses = undefined
    expect(await phone.sender.takeBack(leak.key)).toBe('draft')
    const draft = phone.store.find(leak.key)
    expect(draft).toMatchObject({ given: undefined, refused: { reason: 'wish-in-the-past' } })
    expect(await phone.sender.give(leak.key, { ...bodyOf(leak), text: '改好了' })).toEqual({ at: 'arrived' })
    expect(phone.server.filed.get(leak.key)?.body.text).toBe('改好了')
  })

  test('does not hold up the others', async () => {
    const phone = aPhoneWith()
    phone.line.refuses = 'category-unknown'
    await give(phone, leak)
    phone.line.refuses = undefined
    expect(await give(phone, noise)).toEqual({ at: 'arrived' })
    expect(standingOf(phone, leak)).toBe('stuck')
  })

  test('because of a photo that cannot be opened is not even sent', async () => {
    const phone = aPhoneWith()
    const broken = { ...leak, photos: [aPhoto('p-1', { problem: 'broken' })] }
    expect(await give(phone, broken)).toMatchObject({ at: 'stuck', trouble: { reason: 'photo-broken' } })
    expect(phone.server.asked).toEqual([])
  })
})

describe('a busy server', () => {
  test('is tried again later, and the others are not held up', async () => {
    const phone = aPhoneWith()
    phone.line.refuses = 'busy-try-again'
    expect(await give(phone, leak)).toMatchObject({ at: 'waiting', for: 'server' })
    phone.line.refuses = undefined
    expect(await give(phone, noise)).toEqual({ at: 'arrived' })
    await quiet()
    phone.passTime()
    await quiet()
    expect(phone.arrived).toEqual([noise.key, leak.key])
  })
})

describe('taking it back to change it', () => {
  test('while it waits makes it a draft; it is not sent meanwhile', async () => {
    const phone = aPhoneWith()
    phone.line.isDead = true
    await give(phone, leak)
    phone.line.isDead = false
    expect(await phone.sender.takeBack(leak.key)).toBe('draft')
    phone.sender.lookAgain()
    await quiet()
    expect(phone.server.asked).toEqual([])
    expect(standingOf(phone, leak)).toBe('draft')
  })

  test('while its photos are sent: the photos arrive, the filing does not', async () => {
    const phone = aPhoneWith()
    let taken: Promise<string> | undefined
    phone.line.meanwhile = async () => {
      taken ??= phone.sender.takeBack(leak.key)
      await quiet()
    }
    expect(await give(phone, leak)).toEqual({ at: 'draft' })
    expect(await taken).toBe('draft')
    await quiet()
    expect(phone.server.asked).toEqual([])
    expect(phone.store.find(leak.key)?.photos.every(({ done }) => done)).toBe(true)
  })

  test('while it is being sent is not possible', async () => {
    const phone = aPhoneWith()
    const answers: unknown[] = []
    phone.line.meanwhile = async what => {
      if (what !== 'filing') return
      answers.push(await phone.sender.takeBack(leak.key), phone.sender.remove(leak.key))
    }
    expect(await give(phone, leak)).toEqual({ at: 'arrived' })
    expect(answers).toEqual(['under-way', false])
  })

  test('when it has arrived and only the answer was lost shows that it has arrived', async () => {
    const phone = aPhoneWith()
    phone.line.losesAnswers = true
    await give(phone, leak)
    expect(await phone.sender.takeBack(leak.key)).toBe('filed')
    expect(phone.arrived).toEqual([leak.key])
    expect(phone.store.all()).toEqual([])
  })

  test('without a line, when it may have arrived: what was changed is not lost, nor filed twice', async () => {
    const phone = aPhoneWith()
    phone.line.losesAnswers = true
    await give(phone, leak)
    phone.line.isDead = true
    expect(await phone.sender.takeBack(leak.key)).toBe('draft')
    phone.line.isDead = false
    phone.line.losesAnswers = false
    phone.store.change(leak.key, { text: '漏得更厉害了' })
    const standing = await phone.sender.give(leak.key, { ...bodyOf(leak), text: '漏得更厉害了' })
    expect(standing).toMatchObject({ at: 'stuck', trouble: { reason: 'filed-before' } })
    expect(standing.at === 'stuck' && standing.trouble.sentence).toContain('W2611-0001')
    expect(phone.server.filed.get(leak.key)?.body.text).toBe(leak.text)

    const kept = phone.store.find(leak.key)
    if (!kept) throw new Error('the changed draft is gone')
    let made = 0
    const apart = asAnother(kept, () => `another-key-0123456789-${++made}`, 1)
    phone.store.put(apart)
    expect(phone.sender.remove(leak.key)).toBe(true)
    expect(await phone.sender.give(apart.key, bodyOf(apart))).toEqual({ at: 'arrived' })
    expect(phone.server.filed.get(apart.key)?.body).toMatchObject({
      text: '漏得更厉害了',
      photoIds: apart.photos.map(({ id }) => id),
    })
    expect(apart.photos.map(({ id }) => id)).not.toContain('p-1')
  })

  test('and giving it unchanged after its answer was lost files nothing new', async () => {
    const phone = aPhoneWith()
    phone.line.losesAnswers = true
    await give(phone, leak)
    phone.line.isDead = true
    await phone.sender.takeBack(leak.key)
    phone.line.isDead = false
    phone.line.losesAnswers = false
    // The phone's own time or a switch differs: another body, the same words and photos.
    expect(await phone.sender.give(leak.key, { ...bodyOf(leak), hideName: true })).toEqual({ at: 'arrived' })
    expect(phone.server.filed.size).toBe(1)
  })
})

describe('deleting', () => {
  test('takes it out of the queue for good', async () => {
    const phone = aPhoneWith()
    phone.line.isDead = true
    await give(phone, leak)
    expect(phone.sender.remove(leak.key)).toBe(true)
    phone.line.isDead = false
    phone.sender.lookAgain()
    await quiet()
    expect(phone.server.asked).toEqual([])
    expect(phone.storage.kept.size).toBe(0)
  })
})

describe('somebody else with the same phone', () => {
  test('sends nothing of it; its owner does when he is back', async () => {
    const phone = aPhoneWith()
    phone.line.isDead = true
    await give(phone, leak)
    phone.line.isDead = false
    phone.person('resident-wang')
    phone.sender.lookAgain()
    await quiet()
    expect(phone.server.asked).toEqual([])
    expect(phone.store.all()).toEqual([])
    phone.person('resident-chen')
    phone.sender.lookAgain()
    await quiet()
    expect(phone.arrived).toEqual([leak.key])
  })

  test('who takes it over while a photo is under way: it stays its owner’s', async () => {
    const phone = aPhoneWith()
    phone.line.meanwhile = () => phone.person('resident-wang')
    void give(phone, leak)
    await quiet()
    expect(phone.server.asked).toEqual([])
    phone.line.meanwhile = () => undefined
    phone.person('resident-chen')
    phone.sender.lookAgain()
    await quiet()
    expect(phone.arrived).toEqual([leak.key])
  })

  test('what nobody had signed for belongs to whoever gives it', async () => {
    const phone = aPhoneWith()
    phone.line.isDead = true
    await give(phone, { ...noise, ownerId: undefined })
    expect(phone.store.find(noise.key)?.ownerId).toBe('resident-chen')
  })
})
