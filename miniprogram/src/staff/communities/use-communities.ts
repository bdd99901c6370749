// A community and its departments with what is done to them, and the communities somebody administers.

import * as contract from '#contract/communities.ts'
import { listCommunities } from '#contract/places.ts'
import { readSettings, type Settings, saveDepartment } from '#contract/settings.ts'
import { call } from '../../api/call.ts'
import { keepMe } from '../../api/session.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'

export type Department = Settings['departments'][number] & { retired?: boolean }

export const useCommunities = (communityId: string) => {
  const load = useLoad({
    key: `settings/${communityId}`,
    schema: readSettings.answer,
    fetch: () => call(readSettings, { query: { communityId } }),
  })
  const all = useLoad({
    key: 'communities',
    schema: listCommunities.answer,
    stored: true,
    fetch: () => call(listCommunities),
  })
  const act = useAct<Settings>(load)
  const adding = useAct<unknown>({ put: () => undefined, reload: all.reload })
  const of = { communityId, version: load.value?.version ?? 0 }
  return {
    load,
    all: all.value?.communities ?? [],
    wrong: act.wrong ?? adding.wrong,
    forget() {
      act.forget()
      adding.forget()
    },
    async rename(name: string): Promise<boolean> {
      const done = await act.run(`rename-${name}`, key =>
        call(contract.renameCommunity, { key, body: { ...of, name } }),
      )
      if (done) await all.reload()
      return done
    },
    saveDepartment: (department: Department) =>
      act.run(`department-${JSON.stringify(department)}`, key =>
        call(saveDepartment, { key, body: { ...of, department } }),
      ),
    /** The new community's id. */
    async add(name: string): Promise<string | undefined> {
      let made: string | undefined
      await adding.run(`add-${name}`, async key => {
        const called = await call(contract.addCommunity, { key, body: { communityId, name } })
        if (called.ok) {
          keepMe(called.value)
          made = called.value.grants.at(-1)?.communityId
        }
        return called
      })
      return made
    },
  }
}
export type CommunitiesOf = ReturnType<typeof useCommunities>
