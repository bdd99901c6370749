import { acceptComplaint, declineComplaint, solveOnTheSpot, takeOrder } from '#contract/staff.ts'
import type { Settlement, Severity } from '#domain/complaint/classes.ts'
import { call } from '../../api/call.ts'
import { toastDone } from '../../ui/toast.ts'
import type { useStaffComplaint } from './use-staff-complaint.ts'

/** The moves made on the complaint's own page. `onDone` closes whatever was open for them. */
export function useDeskMoves({ id, load, act }: ReturnType<typeof useStaffComplaint>, onDone: () => void) {
  const turn = load.value?.turn ?? 1
  const params = { id }
  const done = (isDone: boolean, word: string) => {
    if (!isDone) return
    onDone()
    toastDone(word)
  }
  return {
    async accept(severity: Severity | undefined, reason: string) {
      const isOther = severity !== undefined && severity !== load.value?.severity
      const why = reason.trim()
      const body = { turn, ...(isOther ? { severity, ...(why ? { reason: why } : {}) } : {}) }
      done(await act.run('accept', key => call(acceptComplaint, { params, body, key })), '已受理')
    },
    async take() {
      done(await act.run('take', key => call(takeOrder, { params, body: { turn }, key })), '已接单')
    },
    async decline(reason: string) {
      const body = { turn, reason }
      done(await act.run('decline', key => call(declineComplaint, { params, body, key })), '已告诉住户')
    },
    async solve(answer: string, settlement: Settlement, referredTo: string) {
      const body = { turn, answer, settlement, ...(referredTo.trim() ? { referredTo: referredTo.trim() } : {}) }
      done(await act.run('solve', key => call(solveOnTheSpot, { params, body, key })), '已答复住户')
    },
  }
}
