// The demo's past is lived, not written: every act goes through its door over HTTP, on a clock that is led through the days.

import * as complaints from '#contract/complaints.ts'
import * as staffSide from '#contract/staff.ts'
import { isWorkingDay } from '#domain/clocks/calendar.ts'
import { addDays, atMinutes, type Day, day, dayOf, hour, type Instant, minute } from '#domain/time.ts'
import { calendarFor } from '../../functions/calendar/calendar-of.ts'
import { type Client, must, signInAs } from '../client.ts'
import type { Stack } from '../stack.ts'
import { communityId, profile, roomNamed } from './community.ts'
import { residents, staff } from './people.ts'
import { demoPhoto, type Scene } from './photos.ts'
import { stories } from './stories.ts'
import type { Report, Step, Story } from './story.ts'

const calendar = calendarFor(profile, [], [])

/** The `count`-th working day before `today`. */
const workingDayBefore = (today: Day, count: number): Day => {
  let date = today
  for (let left = count; left > 0; ) {
    date = addDays(date, -1)
    if (isWorkingDay(calendar, date)) left -= 1
  }
  return date
}

const atClock = (date: Day, time: string): Instant => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return atMinutes(date, hours * 60 + minutes)
}

const filedAt = ({ filed }: Story, now: Instant): Instant =>
  'minutesAgo' in filed
    ? now - filed.minutesAgo * minute
    : atClock(workingDayBefore(dayOf(now), filed.workingDaysAgo), filed.at)

const stepAt = ({ filed }: Story, step: Step, now: Instant): Instant => {
  if ('minutesAgo' in step) return now - step.minutesAgo * minute
  if ('minutesAgo' in filed) throw new Error('the steps of a complaint of today are counted in minutes')
  return atClock(workingDayBefore(dayOf(now), filed.workingDaysAgo - step.day), step.at)
}

/** When the demo's past begins, seen from `now`: a day before the first complaint. */
export const pastBeginsAt = (now: Instant): Instant => Math.min(...stories.map(it => filedAt(it, now))) - day

type World = { stack: Stack; signIn: (alias: string) => Promise<Client> }

const staffId = (alias: string): string => {
  const person = staff.find(it => it.alias === alias)
  if (!person) throw new Error(`the demo has no ${alias}`)
  return person.userId
}

const aliasNamed = (name: string | undefined): string => {
  const person = staff.find(it => it.name === name)
  if (!person) throw new Error(`the demo has no ${name}`)
  return person.alias
}

const uploadAll = async ({ stack }: World, client: Client, scenes: readonly Scene[]): Promise<string[]> => {
  const ids: string[] = []
  for (const [index, scene] of scenes.entries()) ids.push(await client.upload(await demoPhoto(scene, index * 5 - 2)))
  await stack.settle()
  return ids
}

const placeOf = ({ room, place }: Story) => {
  if (room === undefined) return { kind: 'public' as const, label: place ?? '' }
  const { id, buildingId } = roomNamed(room)
  return { kind: 'room' as const, buildingId, roomId: id }
}

const homeOf = (alias: string): string | undefined => residents.find(it => it.alias === alias)?.room?.label

const fileStory = async (world: World, story: Story): Promise<void> => {
  const { who, kind = 'complaint', categoryId, text, demand, danger = false, hideName = false, photos = [] } = story
  const filer = await world.signIn(typeof who === 'string' ? who : 'hemin')
  const home = typeof who === 'string' ? homeOf(who) : undefined
  const place = placeOf(story.place === undefined && home ? { ...story, room: story.room ?? home } : story)
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

/** Who does a step: the filer what is his, the office what is the office's, the order's own people the rest. */
const doerOf = async (world: World, story: Story, step: Step): Promise<Client> => {
  switch (step.do) {
    case 'survey':
    case 'confirm-visit':
    case 'next-round':
    case 'remark':
    case 'withdraw':
      return world.signIn(typeof story.who === 'string' ? story.who : 'hemin')
    case 'accept':
    case 'decline':
    case 'solve':
    case 'visit':
      return world.signIn('hemin')
    case 'dispatch':
      return world.signIn(step.by ?? 'hemin')
    case 'confirm':
    case 'send-back':
      return world.signIn('maweidong')
    case 'take':
    case 'report': {
      const office = await world.signIn('hemin')
      const { order } = must(await office.call(staffSide.readAsStaff, { params: { id: story.key } }))
      return world.signIn(aliasNamed(order?.handler))
    }
  }
}

const takeStep = async (world: World, story: Story, step: Step): Promise<void> => {
  const params = { id: story.key }
  const office = await world.signIn('hemin')
  const { turn } = must(await office.call(staffSide.readAsStaff, { params }))
  const doer = await doerOf(world, story, step)
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

type Act = { at: Instant; perform: (world: World) => Promise<void> }

const actsUntil = (now: Instant): Act[] =>
  stories
    .flatMap(story => [
      { at: filedAt(story, now), perform: (world: World) => fileStory(world, story) },
      ...story.steps.map(step => ({
        at: stepAt(story, step, now),
        perform: (world: World) => takeStep(world, story, step),
      })),
    ])
    .sort((one, other) => one.at - other.at)

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
  const signedIn = new Map<string, { at: Instant; client: Promise<Client> }>()
  const signIn = (alias: string): Promise<Client> => {
    const known = signedIn.get(alias)
    if (known && stack.now() - known.at < hour) return known.client
    const client = signInAs(stack, alias)
    signedIn.set(alias, { at: stack.now(), client })
    return client
  }
  for (const [index, act] of acts.entries()) {
    moveTo(act.at)
    await act.perform({ stack, signIn })
    await stack.settle()
    onProgress(index + 1, acts.length)
  }
}
