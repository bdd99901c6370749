import { acceptComplaint, declineComplaint, solveOnTheSpot, takeOrder } from '#contract/staff.ts'
import type { Settlement, Severity } from '#domain/complaint/classes.ts'
import { toastDone } from '../../../ui/toast.ts'
import type { Given } from '../../offline/use-give.ts'
import type { useStaffComplaint } from './use-staff-complaint.ts'

/** The moves made on the complaint's own page. `onDone` closes whatever was open for them. */
export function useDeskMoves({ load, act }: ReturnType<typeof useStaffComplaint>, onDone: () => void) {
  /** True once it has been made, or waits to be sent. */
  const done = (given: Given, word: string): boolean => {
    if (!given) return false
    onDone()
    if (given === 'done') toastDone(word)
    return true
  }
  return {
    async accept(severity: Severity | undefined, reason: string) {
      const isOther = severity !== undefined && severity !== load.value?.severity
      const why = reason.trim()
      const body = isOther ? { severity, ...(why ? { reason: why } : {}) } : {}
      done(await act.give({ move: 'accept', word: '受理', endpoint: acceptComplaint, body }), '已受理')
    },
    async take() {
      done(await act.give({ move: 'take', word: '接单', endpoint: takeOrder, body: {} }), '已接单')
    },
    async decline(reason: string) {
      return done(
        await act.give({ move: 'decline', word: '不予受理', endpoint: declineComplaint, body: { reason } }),
        '已告诉住户',
      )
    },
    async solve(answer: string, settlement: Settlement, referredTo: string) {
      const body = { answer, settlement, ...(referredTo.trim() ? { referredTo: referredTo.trim() } : {}) }
      return done(await act.give({ move: 'solve', word: '当场解决', endpoint: solveOnTheSpot, body }), '已答复住户')
    },
  }
}
