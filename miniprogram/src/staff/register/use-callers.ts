import { useEffect, useRef, useState } from 'react'
import { type Caller, type CallerRoom, findCallers, mayFindCaller } from '#contract/registering.ts'
import { call } from '../../api/call.ts'
import { isWholePhone, type RoomChoice } from '../features/register/register-form.ts'

export type CallerSearch =
  | { state: 'none' }
  | { state: 'busy' }
  | { state: 'found'; callers: readonly Caller[]; registered: readonly CallerRoom[]; by: 'phone' | 'room' }
  | { state: 'failed'; sentence: string }

/** So long after the last digit; a number typed whole is looked for at once. */
const pauseMs = 250

type Asked = { communityId: string; phone: string; room: RoomChoice | undefined; isChosen: boolean }

/** What to look for: the last four digits or the whole of a number, else the room; nothing between, and once somebody was chosen. */
const wishOf = ({ phone, room, isChosen }: Asked) => {
  if (isChosen) return undefined
  if (mayFindCaller(phone)) return { kind: 'phone', digits: phone } as const
  return phone === '' && room
    ? ({ kind: 'room', buildingId: room.buildingId, roomId: room.roomId } as const)
    : undefined
}

/** Who may be calling, looked for while it is typed. `onOnly`: a whole number has found exactly one. */
export function useCallers(asked: Asked, onOnly: (caller: Caller) => void): CallerSearch {
  const [search, setSearch] = useState<CallerSearch>({ state: 'none' })
  const tell = useRef(onOnly)
  tell.current = onOnly
  const { communityId } = asked
  const wish = wishOf(asked)
  const wanted = wish && JSON.stringify(wish)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says whether the wish is another one
  useEffect(() => {
    if (!wish) {
      setSearch(before => (asked.isChosen ? before : { state: 'none' }))
      return
    }
    let isOver = false
    const look = async () => {
      setSearch({ state: 'busy' })
      const found = await call(findCallers, { body: { communityId, by: wish } })
      if (isOver) return
      if (!found.ok) return setSearch({ state: 'failed', sentence: found.sentence })
      const { callers, registered = [] } = found.value
      setSearch({ state: 'found', callers, registered, by: wish.kind })
      const [only] = callers
      if (only && callers.length === 1 && wish.kind === 'phone' && isWholePhone(wish.digits)) tell.current(only)
    }
    const isWhole = wish.kind === 'room' || isWholePhone(wish.digits)
    const timer = setTimeout(() => void look(), isWhole ? 0 : pauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [communityId, wanted])
  return search
}
