import { useState } from 'react'
import type { Detail } from '#contract/complaint-views.ts'
import type { Slot } from '#domain/appointments/slots.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Load } from '../use-load.ts'
import { momentWords } from '../when.ts'
import { type DayOffer, daysToChoose } from './appointment-words.ts'
import { useMyMoves } from './use-my-moves.ts'

export type Choosing = {
  /** Empty where nothing can be chosen. */
  days: readonly DayOffer[]
  day: Day | undefined
  slot: Slot | undefined
  chooseDay: (day: Day) => void
  chooseSlot: (slot: Slot) => void
  /** What the choice means. */
  note: string
  wrong: string | undefined
  isSending: boolean
  /** True when it was chosen. */
  send: () => Promise<boolean>
}

const noteFor = (detail: Detail, slot: Slot | undefined, now: Instant): string => {
  const { next, appointment } = detail
  if (slot && next && slot.to > next.dueAt)
    return `比 ${momentWords(next.dueAt, now)} 晚，时限跟着改到 ${momentWords(slot.to, now)}。`
  return `还可以选 ${appointment?.choice?.left ?? 0} 次。`
}

/** Choosing the hour somebody comes or calls: the first day is chosen already, the hour is not. */
export function useAppointment(id: string, load: Load<Detail>, now: Instant): Choosing {
  const moves = useMyMoves(id, load)
  const [wanted, setWanted] = useState<Day>()
  const [slot, setSlot] = useState<Slot>()
  const detail = load.value
  const choice = detail?.moves.includes('appoint') ? detail.appointment?.choice : undefined
  const days = choice ? daysToChoose(choice, now) : []
  const day = wanted ?? days[0]?.day
  const offered = days.flatMap(it => it.slots).find(it => it.from === slot?.from)
  return {
    days,
    day,
    slot: offered,
    chooseDay(chosen) {
      setWanted(chosen)
      setSlot(undefined)
    },
    chooseSlot: setSlot,
    note: detail ? noteFor(detail, offered, now) : '',
    wrong: moves.wrong,
    isSending: moves.sending !== undefined,
    send: async () => (offered ? moves.appoint(offered) : false),
  }
}
