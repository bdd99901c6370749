import { useState } from 'react'
import type * as z from 'zod/mini'
import { decidePolicy, type PolicyTrial, readPolicy, tryPolicy } from '#contract/policy.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'

export type PolicyPlan = z.input<typeof tryPolicy.body>

type Tried = { plan: PolicyPlan; trial: PolicyTrial }

/** The rules of a community, and the two steps of changing them: try first, then decide exactly what was tried. */
export function usePolicy(communityId: string) {
  const load = useLoad({
    key: `policy/${communityId}`,
    schema: readPolicy.answer,
    fetch: () => call(readPolicy, { query: { communityId } }),
  })
  const act = useAct(load)
  const [tried, setTried] = useState<Tried>()
  const [refused, setRefused] = useState<string>()
  const forget = () => {
    act.forget()
    setTried(undefined)
    setRefused(undefined)
  }
  return {
    load,
    tried,
    wrong: refused ?? act.wrong,
    /** Back to the form, or away from it. */
    forget,
    async tryOut(plan: PolicyPlan): Promise<void> {
      forget()
      const called = await call(tryPolicy, { body: plan })
      if (called.ok) setTried({ plan, trial: called.value })
      else setRefused(called.sentence)
    },
    /** True when it was decided. */
    async decide(version: string, reason: string): Promise<boolean> {
      if (!tried) return false
      const { plan, trial } = tried
      const body = { ...plan, seen: trial.seen, version, reason }
      const isDone = await act.run('decide', key => call(decidePolicy, { body, key }))
      if (isDone) forget()
      else void load.reload()
      return isDone
    },
  }
}
export type UsePolicy = ReturnType<typeof usePolicy>
