// The clocks against the slow calculation: 100,000 random clocks, 20,000 of each way of counting, the same ones in every run.

import { expect, test } from 'vitest'
import { type Calendar, rosterKey } from '#domain/clocks/calendar.ts'
import { type Clock, pauseClocks, type RunningLength, startClock } from '#domain/clocks/clock.ts'
import { explain } from '#domain/clocks/explain.ts'
import { departmentId, matterOf, only, policyOf } from './calendars.ts'
import {
  dayNames,
  instantOf,
  isWeekendDay,
  type Marks,
  markAll,
  markDuty,
  markWork,
  type Pause,
  type Span,
  slowAfter,
  slowElapsed,
  slowReminder,
  slowSameDay,
  slowWorkingDays,
  type World,
} from './slow-calculation.ts'

const seed = 20_261_122
const worlds = 40
const clocksPerWorld = 500
const minute = 60_000
const dayMinutes = 24 * 60

/** Whole numbers from `least` to `most`, the same sequence for the same seed (mulberry32). */
type Draw = (least: number, most: number) => number
const drawFrom = (start: number): Draw => {
  let state = start
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) % (most - least + 1))
  }
}

const drawSpan = (draw: Draw): Span => {
  const from = draw(0, 12 * 60)
  return [from, draw(0, 4) === 0 ? dayMinutes : draw(from + 60, dayMinutes)]
}

/** No shift, one, or several with holes between them, some of them up to midnight or from midnight on. */
const drawShifts = (draw: Draw): Span[] => {
  const shifts: Span[] = []
  for (let from = draw(0, 2) === 0 ? 0 : draw(0, 900); from < dayMinutes && draw(0, 3) > 0; ) {
    const to = draw(0, 3) === 0 ? dayMinutes : draw(from + 1, dayMinutes)
    shifts.push([from, to])
    from = to + draw(0, 1) * draw(1, 300)
  }
  return shifts
}

const drawWorld = (draw: Draw): World => {
  const worked = dayNames.map((_, day) => isWeekendDay(day) === (draw(0, 9) === 0))
  // A long holiday now and then.
  const first = draw(0, 60)
  if (draw(0, 1) === 0) worked.fill(false, first, first + draw(3, 9))
  return {
    work: drawSpan(draw),
    duty: drawSpan(draw),
    worked,
    shifts: dayNames.map(() => (draw(0, 2) === 0 ? drawShifts(draw) : undefined)),
  }
}

const hoursOf = ([from, to]: Span) => ({ from, to })

const calendarOf = ({ work, duty, worked, shifts }: World): Calendar => {
  const daysWhere = (holds: (day: number) => boolean) =>
    new Map(dayNames.flatMap((name, day) => (holds(day) ? [[name, '节日'] as const] : [])))
  return {
    work: hoursOf(work),
    duty: hoursOf(duty),
    roster: new Map(
      dayNames.flatMap((name, day) => {
        const spans = shifts[day]
        return spans
          ? [[rosterKey(departmentId, name), spans.map(it => ({ ...hoursOf(it), userIds: ['a'] }))] as const]
          : []
      }),
    ),
    holidays: daysWhere(day => !worked[day] && !isWeekendDay(day)),
    makeUpDays: daysWhere(day => worked[day] === true && isWeekendDay(day)),
    announcedTo: 2027,
  }
}

/** Up to three pauses between the start and three weeks later, in order and apart. */
const drawPauses = (draw: Draw, start: number): Pause[] => {
  const pauses: Pause[] = []
  for (let from = start + draw(0, 3 * dayMinutes); pauses.length < 3 && draw(0, 1) === 0; ) {
    // Some end at a whole hour, as working hours do.
    const to = draw(0, 2) === 0 ? 60 * (Math.floor(from / 60) + draw(1, 80)) : from + draw(1, 5 * dayMinutes)
    pauses.push([from, to])
    from = to + draw(1, 2 * dayMinutes)
  }
  return pauses
}

type Slow = { due: number | undefined; elapsedAt: (end: number) => number; marks: Marks }
type Way = { length: RunningLength; slow: (start: number, pauses: readonly Pause[]) => Slow }
/** A world with the minutes of each way of counting. */
type Marked = { world: World; all: Marks; work: Marks; duty: Marks }

const byMinutes =
  (marks: Marks, length: number) =>
  (start: number, pauses: readonly Pause[]): Slow => ({
    marks,
    due: slowAfter(marks, pauses, start, length),
    elapsedAt: end => slowElapsed(marks, pauses, start, end) * minute,
  })

const ways: Record<RunningLength['counting'], (draw: Draw, marked: Marked) => Way> = {
  elapsed: (draw, { all }) => {
    const length = draw(1, 5 * dayMinutes)
    return { length: { counting: 'elapsed', time: length * minute }, slow: byMinutes(all, length) }
  },
  dutyTime: (draw, { duty }) => {
    const length = draw(1, 16 * 60)
    return { length: { counting: 'dutyTime', time: length * minute }, slow: byMinutes(duty, length) }
  },
  workingHours: (draw, { work }) => {
    const length = draw(1, 16 * 60)
    return { length: { counting: 'workingHours', time: length * minute }, slow: byMinutes(work, length) }
  },
  workingDays: (draw, { world, work }) => {
    const days = draw(1, 6)
    return {
      length: { counting: 'workingDays', days },
      slow: (start, pauses) => {
        const ends = slowWorkingDays(world, pauses, start)
        return { marks: work, due: ends[days - 1], elapsedAt: at => ends.filter(end => end <= at).length }
      },
    }
  },
  sameDay: (draw, { all }) => {
    const [until, lateFrom, lateUntil] = [draw(1081, dayMinutes), draw(600, 1080), draw(1, dayMinutes)]
    return {
      length: { counting: 'sameDay', until, lateFrom, lateUntil },
      slow: start => ({ ...byMinutes(all, 0)(start, []), due: slowSameDay(start, until, lateFrom, lateUntil) }),
    }
  },
}

const productClock = (length: RunningLength, start: number, pauses: readonly Pause[], calendar: Calendar): Clock => {
  const rules = { policy: policyOf(length), calendar }
  return pauses.reduce<Clock>(
    (clock, [from, to]) =>
      only(pauseClocks([clock], { from: instantOf(from), to: instantOf(to) }, () => true, calendar)),
    only(startClock('handle', matterOf('ordinary'), instantOf(start), 1, rules)),
  )
}

const draw = drawFrom(seed)
const all = markAll()
const markedWorlds = Array.from({ length: worlds }, () => {
  const world = drawWorld(draw)
  return { world, calendar: calendarOf(world), all, work: markWork(world), duty: markDuty(world) }
})

test.each(['elapsed', 'dutyTime', 'workingHours', 'workingDays', 'sameDay'] as const)(
  '20,000 clocks of %s are due, reminded of and elapsed as counted minute by minute',
  counting => {
    let compared = 0
    for (const [index, marked] of markedWorlds.entries()) {
      for (let done = 0; done < clocksPerWorld; done += 1) {
        const start = draw(0, 40 * dayMinutes)
        const pauses = counting === 'sameDay' ? [] : drawPauses(draw, start)
        const { length, slow } = ways[counting](draw, marked)
        const { due, elapsedAt, marks } = slow(start, pauses)
        if (due === undefined) throw new Error(`seed ${seed}: the world is too short for ${JSON.stringify(length)}`)
        const at = draw(start, due + dayMinutes)
        const clock = productClock(length, start, pauses, marked.calendar)
        const found = [clock.dueAt, clock.remindAt, explain(clock, instantOf(at), marked.calendar).elapsed]
        const wanted = [instantOf(due), slowReminder(marks, pauses, start, due), elapsedAt(at)]
        if (found.some((it, place) => it !== wanted[place])) {
          const story = { seed, world: index, clock: done, length, start, pauses, at }
          expect(found, JSON.stringify(story)).toEqual(wanted)
        }
        compared += 1
      }
    }
    expect(compared).toBe(20_000)
  },
  60_000,
)
