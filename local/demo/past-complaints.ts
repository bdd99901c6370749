// The demo's past is lived, not written: every act goes through its door over HTTP, on a clock that is led through the days.

import * as complaints from '#contract/complaints.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { followComplaint } from '#contract/groups.ts'
import { routes } from '#contract/routes.ts'
import * as staffSide from '#contract/staff.ts'
import { day, dayOf, hour, type Instant } from '#domain/time.ts'
import { type Client, must, signInAs } from '../client.ts'
import type { Stack } from '../stack.ts'
import { buildings, communityId, profile, roomNamed } from './community.ts'
import { planDuty, plannedAt } from './duty-plan.ts'
import { residents, staff } from './people.ts'
import { demoPhoto, type Scene } from './photos.ts'
import { stories } from './stories.ts'
import type { InDays, MoveStep, Report, Step, Story } from './story.ts'
import { atClock, filedAt, stepAt, workingDayFrom } from './story-days.ts'

/** When the demo's past begins, seen from `now`: a day before the first complaint. */
export const pastBeginsAt = (now: Instant): Instant => Math.min(...stories.map(it => filedAt(it, now))) - day

type World = { stack: Stack; signIn: (alias: string) => Promise<Client>; inDays: InDays }

const staffId = (alias: string): string => {
  const person = staff.find(it => it.alias === alias)
  if (!person) throw new Error(`the demo has no ${alias}`)
  return person.userId
}

const uploadAll = async ({ stack }: World, client: Client, scenes: readonly Scene[]): Promise<string[]> => {
  const ids: string[] = []
  for (const [index, scene] of scenes.entries()) ids.push(await client.upload(await demoPhoto(scene, index * 5 - 2)))
  await stack.settle()
  return ids
}

const homeOf = (alias: string): string | undefined => residents.find(it => it.alias === alias)?.room?.label

const isInBuilding = (place: string): boolean => profile.placesInBuildings.some(it => it === place)

/** Where it is: the room that is named, the public place, in the filer's own building where every building has one, or his home. */
const placeOf = ({ who, room, place }: Story) => {
  const home = typeof who === 'string' ? homeOf(who) : undefined
  const named = room ?? (place === undefined ? home : undefined)
  if (named !== undefined) {
    const { id, buildingId } = roomNamed(named)
    return { kind: 'room' as const, buildingId, roomId: id }
  }
  const label = place ?? ''
  if (home === undefined || !isInBuilding(label)) return { kind: 'public' as const, label }
  const { buildingId } = roomNamed(home)
  const building = buildings.find(it => it.id === buildingId)
  return { kind: 'public' as const, label: `${building?.name} ${label}`, buildingId }
}

const fileStory = async (world: World, story: Story): Promise<void> => {
  const { who, kind = 'complaint', categoryId, text, demand, danger = false, hideName = false, photos = [] } = story
  const filer = await world.signIn(typeof who === 'string' ? who : 'hemin')
  const place = placeOf(story)
  const photoIds = await uploadAll(world, filer, photos)
  const asked = { communityId, kind, categoryId, place, text, photoIds, danger, hideName, happeningNow: danger }
  const body = demand === undefined ? asked : { ...asked, demand }
  if (typeof who === 'string') {
    must(await filer.call(complaints.fileComplaint, { key: story.key, body }))
    return
  }
  const { name, source, phone } = who
  const customer = { name, relation: 'owner' as const, ...(phone === undefined ? {} : { phone }) }
  const receivedAt = world.stack.now()
  must(
    await filer.call(staffSide.registerForCaller, { key: story.key, body: { ...body, source, receivedAt, customer } }),
  )
}

const reportBody = ({ what, cause, settlement, liable, corrective }: Report, photoIds: string[], now: Instant) => ({
  remedialAction: what,
  cause,
  settlement,
  liableParty: liable,
  correctiveAction:
    'because' in corrective
      ? { needed: false as const, reason: corrective.because }
      : { needed: true as const, ...corrective, by: now + 14 * day },
  photoIds,
})

const isMove = (step: Step): step is Extract<Step, MoveStep> => 'body' in step

/** The handler of the last order before a step. */
const handlerBefore = ({ steps }: Story, step: Step): string => {
  const order = steps.slice(0, steps.indexOf(step)).findLast(it => it.do === 'dispatch')
  if (!order) throw new Error('nobody was given the order yet')
  return order.to
}

/** Who does a step, by alias: the filer what is his, the office what is the office's, the order's own people the rest. */
const doerOf = (story: Story, step: Step): string => {
  if (isMove(step)) return step.by
  switch (step.do) {
    case 'survey':
    case 'confirm-visit':
    case 'next-round':
    case 'remark':
    case 'withdraw':
      return typeof story.who === 'string' ? story.who : 'hemin'
    case 'accept':
    case 'decline':
    case 'solve':
    case 'visit':
      return 'hemin'
    case 'dispatch':
      return step.by ?? 'hemin'
    case 'confirm':
    case 'send-back':
      return 'maweidong'
    case 'take':
    case 'report':
      return handlerBefore(story, step)
    case 'follow':
      return step.by
  }
}

const endpointNamed = (name: string): Endpoint => {
  const endpoint = routes.find(it => it.name === name)
  if (!endpoint) throw new Error(`there is no endpoint ${name}`)
  return endpoint
}

const isStaff = (alias: string): boolean => staff.some(it => it.alias === alias)

const turnSeenBy = async (doer: Client, alias: string, id: string): Promise<number> => {
  const params = { id }
  if (isStaff(alias)) return must(await doer.call(staffSide.readAsStaff, { params })).turn
  return must(await doer.call(complaints.readMine, { params })).turn
}

type Seen = { id: string; turn: number }
type MainStep = Exclude<Step, MoveStep | { do: 'follow' }>

/** A step of the main path, from accepting to the next round. */
const walkOn = async (world: World, doer: Client, seen: Seen, step: MainStep): Promise<void> => {
  const { turn } = seen
  const params = { id: seen.id }
  const now = world.stack.now()
  switch (step.do) {
    case 'accept': {
      const severity = step.severity === undefined ? {} : { severity: step.severity }
      return void must(await doer.call(staffSide.acceptComplaint, { params, body: { turn, ...severity } }))
    }
    case 'decline':
      return void must(await doer.call(staffSide.declineComplaint, { params, body: { turn, reason: step.reason } }))
    case 'solve': {
      const { answer, settlement } = step
      return void must(await doer.call(staffSide.solveOnTheSpot, { params, body: { turn, answer, settlement } }))
    }
    case 'dispatch': {
      const instruction = step.instruction === undefined ? {} : { instruction: step.instruction }
      const body = { turn, handlerId: staffId(step.to), ...instruction }
      return void must(await doer.call(staffSide.dispatchOrder, { params, body }))
    }
    case 'take':
      return void must(await doer.call(staffSide.takeOrder, { params, body: { turn } }))
    case 'report': {
      const photoIds = await uploadAll(world, doer, step.report.photo ? [step.report.photo] : [])
      const body = { turn, ...reportBody(step.report, photoIds, now) }
      return void must(await doer.call(staffSide.reportDone, { params, body }))
    }
    case 'send-back':
      return void must(await doer.call(staffSide.sendBackWork, { params, body: { turn, reason: step.reason } }))
    case 'confirm': {
      const answer = step.answer === undefined ? {} : { answer: step.answer }
      return void must(await doer.call(staffSide.confirmWork, { params, body: { turn, ...answer } }))
    }
    case 'survey': {
      const { solved, overall, tags, callMe = false } = step
      const body = { turn, solved, overall, tags, callMe, ...(step.text === undefined ? {} : { text: step.text }) }
      return void must(await doer.call(complaints.answerMySurvey, { params, body }))
    }
    case 'visit': {
      const { method, verdict, solved, words } = step
      const body = { turn, method, visitedAt: now, verdict, solved, words }
      return void must(await doer.call(staffSide.recordVisit, { params, body }))
    }
    case 'confirm-visit':
      return void must(await doer.call(complaints.confirmMyVisit, { params, body: { turn } }))
    case 'next-round':
      return void must(await doer.call(complaints.askNextRound, { params, body: { turn, reason: step.reason } }))
    case 'remark':
      return void must(await doer.call(complaints.remarkOnMine, { params, body: { turn, text: step.text } }))
    case 'withdraw':
      return void must(await doer.call(complaints.withdrawMine, { params, body: { turn } }))
  }
}

const takeStep = async (world: World, story: Story, step: Step): Promise<void> => {
  const id = story.key
  const alias = doerOf(story, step)
  const doer = await world.signIn(alias)
  if (step.do === 'follow') {
    must(await doer.call(followComplaint, { body: { complaintId: id } }))
    return
  }
  const turn = await turnSeenBy(doer, alias, id)
  if (!isMove(step)) return walkOn(world, doer, { id, turn }, step)
  const body = typeof step.body === 'function' ? step.body(world.inDays) : step.body
  must(await doer.call(endpointNamed(step.do), { params: { id }, body: { turn, ...body } }))
}

/** Says which step of which story was refused. */
const tellStep = async (world: World, story: Story, step: Step): Promise<void> => {
  try {
    await takeStep(world, story, step)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${story.key}, ${step.do}: ${why}`, { cause: error })
  }
}

type Act = { at: Instant; perform: (world: World) => Promise<void> }

const actsUntil = (now: Instant): Act[] =>
  [
    { at: plannedAt(now), perform: async ({ signIn }: World) => planDuty(await signIn('xujing'), now) },
    ...stories.flatMap(story => [
      { at: filedAt(story, now), perform: (world: World) => fileStory(world, story) },
      ...story.steps.map(step => ({
        at: stepAt(story, step, now),
        perform: (world: World) => tellStep(world, story, step),
      })),
    ]),
  ].sort((one, other) => one.at - other.at)

/** The timer runs every minute; so seldom is enough for the demo's past, and quick. */
const timerEvery = 4 * hour

/**
 * Lives the demo's past up to `now` in a stack whose clock `moveTo` sets. Throws with the refusal where a door refuses.
 * `onProgress` hears how many acts of how many are done.
 */
export const livePast = async (
  stack: Stack,
  {
    now,
    moveTo,
    onProgress,
  }: { now: Instant; moveTo: (at: Instant) => void; onProgress: (done: number, of: number) => void },
): Promise<void> => {
  const acts = actsUntil(now)
  const inDays: InDays = (count, at) => atClock(workingDayFrom(dayOf(now), count), at)
  const signedIn = new Map<string, { at: Instant; client: Promise<Client> }>()
  const signIn = (alias: string): Promise<Client> => {
    const known = signedIn.get(alias)
    if (known && stack.now() - known.at < hour) return known.client
    const client = signInAs(stack, alias)
    signedIn.set(alias, { at: stack.now(), client })
    return client
  }
  for (const [index, act] of acts.entries()) {
    // What comes due while nobody does anything is told then, not with the next act.
    for (let at = stack.now() + timerEvery; at < act.at; at += timerEvery) {
      moveTo(at)
      await stack.settle()
    }
    moveTo(act.at)
    await act.perform({ stack, signIn, inDays })
    await stack.settle()
    onProgress(index + 1, acts.length)
  }
}
