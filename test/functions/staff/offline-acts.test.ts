// Every act of staff made without network on a complaint that the customer took back meanwhile: the server refuses it, the
// phone keeps it, and what was said reaches the complaint as a note.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import * as complaints from '#contract/complaints.ts'
import { type Endpoint, writes } from '#contract/endpoint.ts'
import { ById } from '#contract/fields.ts'
import { type Reason, reasons } from '#contract/refusals.ts'
import * as staff from '#contract/staff.ts'
import { leaveNote } from '#contract/staff-moves.ts'
import { type Client, must, newKey } from '../../../local/client.ts'
import { failure } from '../../../miniprogram/src/api/failure.ts'
import type { Act } from '../../../miniprogram/src/features/acts/act.ts'
import { openActSender } from '../../../miniprogram/src/features/acts/act-sender.ts'
import { openActStore } from '../../../miniprogram/src/features/acts/act-store.ts'
import { moveForms } from '../../../miniprogram/src/staff/features/moves/move-forms.ts'
import { noteOf, saidIn } from '../../../miniprogram/src/staff/offline/act-words.ts'
import { choicesFor, isStaffAct } from '../../../miniprogram/src/staff/offline/choices.ts'
import { aStorage } from '../../miniprogram/filing/a-draft.ts'
import { anAct } from '../../miniprogram/offline/an-act.ts'
import { otherStaffMoves, staffMoves } from '../move-requests.ts'
import { aWorld, bring, ownRoom, type World } from '../people.ts'

let world: World
let gone: { id: string; turn: number }
beforeAll(async () => {
  world = await aWorld()
  gone = await bring(world, 'handling', { place: ownRoom })
  const { id, turn } = gone
  must(await world.resident.call(complaints.withdrawMine, { params: { id }, body: { turn } }))
})
afterAll(() => world.stack.close())

const verbs: Record<string, string> = { ...Object.fromEntries(staffMoves.map(([name]) => [name, name])) }
verbs['send-back'] = 'sendBack'

/** The move a request makes: by its form, or by its verb. */
const moveOf = (name: string): string =>
  moveForms.find(form => form.endpoint.name === name)?.move ?? verbs[name] ?? name

type Anything = z.ZodMiniType<Record<string, unknown>>
const endpointOf = (path: string): Endpoint<typeof ById, z.ZodMiniType<Record<string, never>>, Anything, Anything> =>
  writes('act', { path, params: ById, body: z.looseObject({}), answer: z.looseObject({}), summary: '' })

const known = (reason: string): Reason => reasons.find(it => it === reason) ?? 'server-fault'

/** The phone's queue, on the real server. */
const aPhoneOf = (client: Client) => {
  const store = openActStore(aStorage(), () => client.session.me.userId)
  const sender = openActSender({
    store,
    isConnected: () => true,
    sendPhoto: async ({ id }) => ({ ok: true, value: id }),
    async send({ key, path, complaintId }, body) {
      const called = await client.call(endpointOf(path), { params: { id: complaintId }, body, key })
      return called.ok ? called : { ...failure(known(called.refusal.reason)), requestId: 'request-1' }
    },
    lookAtPhotos: async () => undefined,
    whenArrived: () => undefined,
    later: () => () => undefined,
    now: () => world.stack.now(),
  })
  return { store, sender }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

describe.each([...staffMoves, ...otherStaffMoves].filter(([name]) => name !== leaveNote.name))(
  '%s, made without network',
  (name, who, request) => {
    test('is refused, kept, and its words become a note', async () => {
      const client = world[who]
      const { store, sender } = aPhoneOf(client)
      const { path, body } = request('{id}', gone.turn)
      const { turn, ...said } = isRecord(body) ? body : {}
      const move = moveOf(name)
      expect(isStaffAct(move)).toBe(true)
      const act: Act = anAct(newKey(), {
        ownerId: client.session.me.userId,
        complaintId: gone.id,
        path,
        name: move,
        body: said,
        turn: gone.turn,
        at: world.stack.now(),
      })
      expect(turn).toBe(gone.turn)
      const standing = await sender.give(act)
      expect(standing.at).toBe('stuck')
      if (standing.at !== 'stuck' || !isStaffAct(move)) return
      expect(store.all().map(({ key }) => key)).toEqual([act.key])
      const words = saidIn(act)
      const { reason, sentence } = standing.trouble
      const choices = choicesFor({ act: move, reason, hasWords: words !== '', hasPhotos: false, moves: [] })
      expect(choices.at(-1)).toBe('throw-away')
      expect(choices.includes('note') || words === '').toBe(true)
      if (!choices.includes('note')) return
      const text = noteOf(act, sentence)
      const note = { name: 'left-note', path: leaveNote.path, body: { text }, turn: undefined, withPhotos: true }
      expect(await sender.giveAgain(act.key, note)).toEqual({ at: 'arrived' })
      const seen = must(await world.auditor.call(staff.readAsStaff, { params: { id: gone.id } }))
      expect(seen.entries.findLast(it => it.kind === 'noted')?.texts.text).toBe(text)
      expect(store.all()).toEqual([])
    })
  },
)
