import { useRef, useState } from 'react'
import { dispatchAutomatically } from '#contract/dispatch.ts'
import { dispatchOrder } from '#contract/staff.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { redispatchOrder } from '#contract/staff-moves.ts'
import { call } from '../../api/call.ts'
import { toastDone } from '../../ui/toast.ts'
import type { useStaffComplaint } from '../features/complaint/use-staff-complaint.ts'
import { useCandidates } from '../features/dispatch/use-candidates.ts'
import { backToComplaint } from '../features/moves/not-now.tsx'
import type { Given } from '../offline/use-give.ts'

/** The move that gives the order to somebody: another one once the work has begun. */
export const dispatchMove = ({ state, moves }: StaffDetail): 'dispatch' | 'redispatch' | undefined => {
  const move = state === 'handling' ? 'redispatch' : 'dispatch'
  return moves.includes(move) ? move : undefined
}

/** Who could do it, and who was chosen: the best, until somebody else is tapped. */
function useChoice(id: string) {
  const people = useCandidates(id)
  const [personId, setPersonId] = useState<string>()
  const all = people.load.value?.candidates ?? []
  const [first] = all
  const chooseDepartment = (departmentId: string) => {
    people.chooseDepartment(departmentId)
    setPersonId(undefined)
  }
  // Whoever was tapped or called stays chosen; where he can no longer be, nobody else slips into his place.
  const chosen = personId === undefined ? first : all.find(it => it.userId === personId)
  return { ...people, first, chosen, choose: setPersonId, chooseDepartment }
}

/** What is said with an order, and sending it. `missing`: the reason for another than the first was asked for. */
export function useDispatch({ id, load, act }: ReturnType<typeof useStaffComplaint>) {
  const people = useChoice(id)
  const [instruction, setInstruction] = useState('')
  const [override, setOverride] = useState('')
  const [missing, setMissing] = useState(false)
  const { first, chosen } = people
  const isOther = chosen !== undefined && chosen.userId !== first?.userId
  const detail = load.value
  const done = (given: Given, word: string) => {
    if (!given) return
    if (given === 'done') toastDone(word)
    backToComplaint(id)
  }
  // The machine's choice and one's own are two buttons: only one of them goes.
  const underWay = useRef(false)
  const once = (deed: () => Promise<void>) => async () => {
    if (underWay.current) return
    underWay.current = true
    try {
      await deed()
    } finally {
      underWay.current = false
    }
  }
  const send = async () => {
    if (!detail || !chosen) return
    const why = override.trim()
    if (isOther && why === '') return setMissing(true)
    const words = instruction.trim()
    const body = {
      handlerId: chosen.userId,
      ...(people.chosenId === undefined ? {} : { departmentId: people.chosenId }),
      ...(words ? { instruction: words } : {}),
      ...(isOther ? { override: why } : {}),
    }
    const deed =
      dispatchMove(detail) === 'redispatch'
        ? ({ move: 'redispatch', endpoint: redispatchOrder } as const)
        : ({ move: 'dispatch', endpoint: dispatchOrder } as const)
    done(await act.give({ ...deed, word: `派给${chosen.name}`, body }), `已派给${chosen.name}`)
  }
  const sendAutomatically = async () => {
    if (!detail) return
    const body = { turn: detail.turn }
    const isDone = await act.run('auto', key => call(dispatchAutomatically, { params: { id }, body, key }))
    done(isDone ? 'done' : undefined, '已自动派工')
  }
  return {
    people,
    isOther,
    instruction,
    setInstruction,
    override,
    setOverride,
    missing,
    send: once(send),
    sendAutomatically: once(sendAutomatically),
  }
}
