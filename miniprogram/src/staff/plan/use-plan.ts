import { useState } from 'react'
import { confirmPlan, type DispatchPlan, planDispatch } from '#contract/dispatch.ts'
import type { Job } from '#contract/jobs.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'
import { useJob } from '../features/use-job.ts'
import { type Choices, type Instead, ordersOf, type PlannedOrder } from './plan-choices.ts'

/** A plan, what the reviewer changes in it, and giving its orders. */
export function usePlan(communityId: string) {
  const load = useLoad({
    key: `staff/plan/${communityId}`,
    schema: planDispatch.answer,
    fetch: () => call(planDispatch, { query: { communityId } }),
  })
  const [choices, setChoices] = useState<Choices>(new Map())
  const [confirmed, setConfirmed] = useState<DispatchPlan>()
  const { job, setJob } = useJob()
  const act = useAct<Job>({ put: setJob, reload: load.reload })
  const orders: PlannedOrder[] = load.value ? ordersOf(load.value, choices) : []
  const choose = (complaintId: string, instead: Instead | undefined) => {
    const changed = new Map(choices)
    if (instead === undefined) changed.delete(complaintId)
    else changed.set(complaintId, instead)
    setChoices(changed)
  }
  return {
    load,
    choices,
    choose,
    orders,
    job,
    /** What was confirmed: the plan goes on changing as its orders are given. */
    confirmed,
    wrong: act.wrong,
    confirm() {
      setConfirmed(load.value)
      return act.run('confirm', key => call(confirmPlan, { body: { communityId, orders }, key }))
    },
    again() {
      setJob(undefined)
      setChoices(new Map())
      return load.reload()
    },
  }
}
