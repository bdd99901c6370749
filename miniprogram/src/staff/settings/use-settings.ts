// The settings of a community, and the changes of them; the answer takes the place of what was known.

import {
  type CategoryBody,
  type ReplyBody,
  readSettings,
  type Settings,
  saveCategory,
  savePhones,
  savePlaces,
  saveReplies,
  saveSwitch,
} from '#contract/settings.ts'
import type { Feature } from '#domain/places/switches.ts'
import { call } from '../../api/call.ts'
import { useAct } from '../../features/use-act.ts'
import { useLoad } from '../../features/use-load.ts'

export const useSettings = (communityId: string) => {
  const load = useLoad({
    key: `settings/${communityId}`,
    schema: readSettings.answer,
    fetch: () => call(readSettings, { query: { communityId } }),
  })
  const act = useAct<Settings>(load)
  /** Changes of the settings as they were read: who changed them since is not overwritten unseen. */
  const changing = ({ version }: Settings) => {
    const of = { communityId, version }
    return {
      saveCategory: (category: CategoryBody) =>
        act.run(`category-${JSON.stringify(category)}`, key => call(saveCategory, { key, body: { ...of, category } })),
      savePhones: (phones: Settings['phones']) =>
        act.run(`phones-${JSON.stringify(phones)}`, key => call(savePhones, { key, body: { ...of, phones } })),
      savePlaces: (places: Settings['places']) =>
        act.run(`places-${JSON.stringify(places)}`, key => call(savePlaces, { key, body: { ...of, places } })),
      saveSwitch: (feature: Feature, on: boolean) =>
        act.run(`switch-${feature}-${on}`, key => call(saveSwitch, { key, body: { ...of, feature, on } })),
      saveReplies: (replies: ReplyBody[]) =>
        act.run(`replies-${JSON.stringify(replies)}`, key => call(saveReplies, { key, body: { ...of, replies } })),
    }
  }
  return { load, wrong: act.wrong, forget: act.forget, changing }
}
