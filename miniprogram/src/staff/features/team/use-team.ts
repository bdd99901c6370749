// The team of a community and what is done with it; every answer is the whole team.

import * as contract from '#contract/team.ts'
import type { Day } from '#domain/time.ts'
import { call } from '../../../api/call.ts'
import { useAct } from '../../../features/use-act.ts'
import { useLoad } from '../../../features/use-load.ts'
import { postsOfDraft, type WorkDraft } from './work-draft.ts'

type Seen = Pick<contract.Colleague, 'id' | 'version'>
type Away = { from: Day; to: Day; delegateId: string }

export const useTeam = (communityId: string) => {
  const load = useLoad({
    key: `team/${communityId}`,
    schema: contract.readTeam.answer,
    fetch: () => call(contract.readTeam, { query: { communityId } }),
  })
  const act = useAct<contract.Team>(load)
  const seen = ({ id, version }: Seen) => ({ communityId, userId: id, version })
  return {
    load,
    wrong: act.wrong,
    forget: act.forget,
    /** The id of the invitation it made. */
    async invite(name: string, phone: string, draft: WorkDraft): Promise<string | undefined> {
      const { skills, buildingIds } = draft
      const body = { communityId, name, posts: postsOfDraft(draft), skills, buildingIds, ...(phone ? { phone } : {}) }
      let made: string | undefined
      const done = await act.run(`invite-${JSON.stringify(body)}`, async key => {
        const called = await call(contract.inviteColleague, { body, key })
        if (called.ok) made = called.value.invitations.at(-1)?.id
        return called
      })
      return done ? made : undefined
    },
    withdraw: (invitationId: string) =>
      act.run(`withdraw-${invitationId}`, key =>
        call(contract.withdrawColleague, { body: { communityId, invitationId }, key }),
      ),
    change: (person: Seen, draft: WorkDraft) => {
      const { skills, buildingIds } = draft
      const body = { ...seen(person), posts: postsOfDraft(draft), skills, buildingIds }
      return act.run(`change-${JSON.stringify(body)}`, key => call(contract.changeColleague, { body, key }))
    },
    goAway: (person: Seen, away: Away) =>
      act.run(`away-${JSON.stringify(away)}`, key =>
        call(contract.enterAbsence, { body: { ...seen(person), ...away }, key }),
      ),
    comeBack: (person: Seen, absenceId: string) =>
      act.run(`back-${absenceId}`, key => call(contract.endAbsence, { body: { ...seen(person), absenceId }, key })),
  }
}
export type TeamOf = ReturnType<typeof useTeam>
