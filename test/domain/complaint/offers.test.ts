import { describe, expect, test } from 'vitest'
import { answerOffer, offer, recordOfferAnswer } from '#domain/complaint/agreements.ts'
import { minute } from '#domain/time.ts'
import { aComplaint, accepted, aMoment, people, received } from '../../support/builders.ts'
import {
  badTexts,
  customer,
  customerGets,
  decided,
  expectTurnedAway,
  named,
  noon,
  personGets,
  publicly,
  staff,
} from './decided.ts'

const { agent, dispatcher, handler, owner } = people
const handling = aComplaint({ state: 'handling' })

describe('处理方案', () => {
  const made = { plan: '补种两棵树', by: named(handler), at: noon }

  test('is offered to the customer; nothing else changes', () => {
    const earlier = { plan: '补种一棵', by: named(agent), at: received, answer: { accepted: false, at: noon } }
    const before = { ...handling, offers: [earlier] }
    expect(offer(before, { plan: ' 补种两棵树 ' }, aMoment({ actor: handler }))).toEqual(
      decided(
        before,
        { offers: [earlier, made] },
        [publicly('offered', staff(handler), noon, { texts: { plan: '补种两棵树' } })],
        [customerGets('offered')],
      ),
    )
  })

  test.each([
    [0, true],
    [1, false],
  ])('with an amount of %d fen it may be made without approval: %s', (amount, may) => {
    const result = offer(handling, { plan: '补种', amount }, aMoment())
    expect(result).toMatchObject(may ? { ok: true } : { ok: false, reason: 'money-needs-approval' })
  })

  test('one after the other', () => {
    expect(offer({ ...handling, offers: [made] }, { plan: '补种' }, aMoment())).toEqual({
      ok: false,
      reason: 'offer-open',
    })
  })

  test.each(badTexts())('%s are no plan', (_, plan, refusal) => {
    expect(offer(handling, { plan }, aMoment())).toEqual(refusal)
  })

  test('is for those who work on it', () => {
    expectTurnedAway((it, moment) => offer(it, { plan: '补种' }, moment), 'offer', {
      open: handling,
      over: aComplaint({ state: 'checking' }),
      by: handler,
    })
  })

  const offered = { ...handling, offers: [{ ...made, by: named(agent) }] }
  const at = noon + minute

  test('refused: on record with the customer’s words, the handler is told', () => {
    const before = { ...handling, offers: [{ ...made, answer: { accepted: false, words: '不够', at: noon } }, made] }
    expect(answerOffer(before, { accepted: false, words: ' 还是不够 ' }, aMoment({ actor: owner, at }))).toEqual(
      decided(
        before,
        {
          offers: [
            { ...made, answer: { accepted: false, words: '不够', at: noon } },
            { ...made, answer: { accepted: false, words: '还是不够', at } },
          ],
        },
        [publicly('offer-answered', customer(owner), at, { facts: { accepted: false }, texts: { words: '还是不够' } })],
        [personGets(handler, 'offer-answered')],
      ),
    )
  })

  test.each([undefined, '', '  '])('a refusal without words, %j, is not one', words => {
    const moment = aMoment({ actor: owner })
    expect(answerOffer(offered, { accepted: false, words }, moment)).toEqual({ ok: false, reason: 'text-missing' })
  })

  test.each([undefined, ''])('accepted, the words may stay unsaid: %j', words => {
    const { complaint, entries } = accepted(
      answerOffer(offered, { accepted: true, words }, aMoment({ actor: owner, at })),
    )
    expect(complaint.offers[0]?.answer).toEqual({ accepted: true, at })
    expect(entries[0]?.facts).toEqual({ accepted: true })
    expect(entries[0]?.texts).toStrictEqual({})
  })

  test('what is said is words and on record', () => {
    const moment = aMoment({ actor: owner })
    expect(answerOffer(offered, { accepted: true, words: '👍' }, moment)).toEqual({
      ok: false,
      reason: 'text-without-words',
    })
    const [entry] = accepted(answerOffer(offered, { accepted: true, words: '好的' }, moment)).entries
    expect(entry?.texts).toEqual({ words: '好的' })
  })

  test('by telephone, the office records it in its own name', () => {
    const { complaint, entries } = accepted(recordOfferAnswer(offered, { accepted: true }, aMoment({ at })))
    expect(complaint.offers[0]?.answer).toEqual({ accepted: true, at })
    expect(entries).toEqual([publicly('offer-answered', staff(agent), at, { facts: { accepted: true } })])
  })

  test('without an order whoever made it is told', () => {
    const open = { ...aComplaint({ state: 'accepted' }), offers: [{ ...made, by: named(dispatcher) }] }
    const { messages } = accepted(answerOffer(open, { accepted: true }, aMoment({ actor: owner })))
    expect(messages).toEqual([personGets(dispatcher, 'offer-answered')])
  })

  test.each([[[]], [[{ ...made, answer: { accepted: true, at: noon } }]]])(
    'where none is open, %j, there is nothing to answer',
    offers => {
      const moment = aMoment({ actor: owner })
      expect(answerOffer({ ...handling, offers }, { accepted: true }, moment)).toEqual({
        ok: false,
        reason: 'no-offer',
      })
    },
  )

  test('the answer is the customer’s, or the office’s for him', () => {
    const over = aComplaint({ state: 'checking' })
    expectTurnedAway((it, moment) => answerOffer(it, { accepted: true }, moment), 'answerOffer', {
      open: offered,
      over,
      by: owner,
    })
    expectTurnedAway((it, moment) => recordOfferAnswer(it, { accepted: true }, moment), 'recordOfferAnswer', {
      open: offered,
      over,
      by: agent,
    })
  })
})
