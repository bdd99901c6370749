// Noting something about a customer, and flagging him 重点关注: both are added and never changed; the newest flag counts.

import type { CustomerFlag, CustomerNote } from '#contract/customers.ts'
import type { Reason } from '#contract/refusals.ts'
import { checkText } from '#domain/complaint/wording.ts'
import { mostNoteCharacters, mostWhyCharacters, notesCustomers } from '#domain/people/customer.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { enter } from '../session/enter.ts'
import { keyAt, keyItem, requestHashOf } from '../storage/act-items.ts'
import { readItems } from '../storage/read.ts'
import { writeThrough } from '../storage/write.ts'
import { accountOf, believed, believedPlaces, isCustomerHere, placesOf } from './customer-here.ts'
import { type CustomerOf, openSaid, type SaidItem, saidAt, saidItem } from './customer-items.ts'

type Body = { communityId: string; who: CustomerOf }
type What = { name: string; kind: SaidItem['kind']; words: string; most: number; flagged?: boolean }

/** One complaint is enough to know that he is a customer. */
const justOne = 1

const mostTries = 3

const say = async (
  core: Core,
  asked: Asked<unknown, unknown, Body>,
  what: What,
  tries = 1,
): Promise<Result<SaidItem, Reason>> => {
  const { holder, key, body } = asked
  const { name, kind, words: typed, most, flagged } = what
  const { communityId, who } = body
  const requestHash = requestHashOf(core.seal, name, body)
  const keyHere = keyAt(holder.userId, key)
  const [entered, places] = await Promise.all([
    enter(core, holder, [keyHere, ...accountOf(who)]),
    placesOf(core, communityId, who, justOne),
  ])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const { actor } = caller
  if (!notesCustomers(actor, communityId)) return refuse('not-allowed')
  const user = accountOf(who).flatMap(it => found.take(it) ?? [])[0]
  const customer = believed(who, user)
  const here = { communityId, reader: caller.user }
  if (!isCustomerHere(customer, user, believedPlaces(places, customer), here)) return refuse('customer-unknown')
  const words = checkText(typed, most)
  if (!words.ok) return words
  const done = found.take(keyHere)
  if (done && done.requestHash !== requestHash) return refuse('key-reused')
  // The key's record has the moment the first try was made at: the same item then.
  const at = done?.seq ?? core.now()
  const id = core.seal.searchHash(`huiyin/customer-said/v1\n${holder.userId}\n${key}`).slice(0, 22)
  const item = saidItem(core.seal, customer, {
    kind,
    id,
    communityId,
    words: words.value,
    ...(flagged === undefined ? {} : { flagged }),
    byId: actor.id,
    byName: actor.name,
    at,
  })
  if (done) return accept((await readItems(core.database, [saidAt(item)])).take(saidAt(item)) ?? item)
  const written = await writeThrough(core, [
    { table: 'records', only: 'if-absent', item },
    {
      table: 'working',
      only: 'if-absent',
      item: keyItem(holder.userId, key, { requestHash, complaintId: '', seq: at, at }),
    },
  ])
  if (written.ok) return accept(item)
  // The same request came twice at once, and the other one was first.
  if (tries < mostTries) return say(core, asked, what, tries + 1)
  return refuse('busy-try-again')
}

export const addCustomerNote = async (
  core: Core,
  asked: Asked<unknown, unknown, Body & { words: string }>,
): Promise<Result<CustomerNote, Reason>> => {
  const { words } = asked.body
  const said = await say(core, asked, {
    name: 'addCustomerNote',
    kind: 'customer-note',
    words,
    most: mostNoteCharacters,
  })
  if (!said.ok) return said
  const { id, byName, at } = said.value
  return accept({ id, words: openSaid(core.seal, said.value), by: byName, at })
}

export const flagCustomer = async (
  core: Core,
  asked: Asked<unknown, unknown, Body & { flagged: boolean; why: string }>,
): Promise<Result<{ flag?: CustomerFlag }, Reason>> => {
  const { flagged, why } = asked.body
  const said = await say(core, asked, {
    name: 'flagCustomer',
    kind: 'customer-flag',
    words: why,
    most: mostWhyCharacters,
    flagged,
  })
  if (!said.ok) return said
  const { byName, at } = said.value
  return accept(flagged ? { flag: { by: byName, at, why: openSaid(core.seal, said.value) } } : {})
}
