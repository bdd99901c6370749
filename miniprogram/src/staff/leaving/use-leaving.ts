// What somebody who leaves has in his hands, who is to take it over, and how far it has come.

import { useEffect, useState } from 'react'
import { type Job, readJob } from '#contract/jobs.ts'
import { type LeavingPlan, planLeaving, readTeam, type ShareView, startLeaving } from '#contract/team.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'
import { useJob } from '../features/use-job.ts'

/** A kind of thing by its share, an order by its department too. */
export const keyOf = ({ share, departmentId }: ShareView): string => `${share}/${departmentId ?? ''}`

type Choices = ReadonlyMap<string, string>

/** The chosen one; until somebody chooses, the one with the least in his hands. */
export const successorOf = (share: ShareView, choices: Choices): string | undefined =>
  choices.get(keyOf(share)) ?? share.candidates[0]?.id

const successorsIn = ({ shares }: LeavingPlan, choices: Choices) =>
  shares.flatMap(it => {
    const { share, departmentId } = it
    const userId = successorOf(it, choices)
    if (userId === undefined || share === 'unknown') return []
    return [{ share, userId, ...(departmentId === undefined ? {} : { departmentId }) }]
  })

export const useLeaving = (communityId: string, userId: string) => {
  const team = useLoad({
    key: `team/${communityId}`,
    schema: readTeam.answer,
    fetch: () => call(readTeam, { query: { communityId } }),
  })
  const load = useLoad({
    key: `leaving/${communityId}/${userId}`,
    schema: planLeaving.answer,
    fetch: () => call(planLeaving, { query: { communityId, userId } }),
  })
  const [choices, setChoices] = useState<Choices>(new Map())
  const { job, setJob } = useJob()
  const act = useAct<Job>({ put: setJob, reload: load.reload })
  const person = team.value?.people.find(it => it.id === userId)
  const underWay = person?.leavingJobId
  useEffect(() => {
    if (underWay === undefined || job) return
    void call(readJob, { params: { id: underWay } }).then(called => {
      if (called.ok) setJob(called.value)
    })
  }, [underWay, job, setJob])
  return {
    load,
    departments: team.value?.departments ?? [],
    choices,
    choose: (share: ShareView, id: string) => setChoices(new Map(choices).set(keyOf(share), id)),
    job,
    wrong: act.wrong,
    /** Known once the team is there: a change has to name what was seen. */
    ready: person !== undefined,
    start(plan: LeavingPlan) {
      if (!person) return Promise.resolve(false)
      const body = { communityId, userId, version: person.version, successors: successorsIn(plan, choices) }
      return act.run(`leave-${JSON.stringify(body)}`, key => call(startLeaving, { body, key }))
    },
  }
}
