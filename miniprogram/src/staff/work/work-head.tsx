import { View } from '@tarojs/components'
import type { Me } from '#contract/session.ts'
import { go } from '../../features/go.ts'
import { Options } from '../../ui/options.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { type Duties, postsOf, workplacesOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useCommunityNames } from '../features/work/use-work.ts'

type WorkHeadProps = { me: Me | undefined; communityId: string; onChoose: (communityId: string) => void }

/** Who works here, as what, and where; a choice where there are several communities. */
export function WorkHead({ me, communityId, onChoose }: WorkHeadProps) {
  const communityName = useCommunityNames()
  const workplaces = me ? workplacesOf(me) : []
  return (
    <>
      <View className="pad mt2">
        <View className="head">{me?.name ?? ''}</View>
        <View className="sub">
          {[communityName(communityId), me && postsOf(me, communityId)].filter(Boolean).join(' · ')}
        </View>
      </View>
      {workplaces.length > 1 && (
        <View className="pad mt3">
          <Options
            id="community"
            label="小区"
            items={workplaces.map(id => ({ value: id, word: communityName(id) || id }))}
            value={[communityId]}
            onChange={([id]) => id && onChoose(id)}
          />
        </View>
      )}
      <View className="mt3" />
    </>
  )
}

/** Whether there are other places to go to from the work list. */
export const hasOtherPlaces = ({ mayRegister, mayReadLedger }: Duties): boolean => mayRegister || mayReadLedger

/** The staff's main places, as far as their grants go. */
export function WorkTabs({ duties, communityId }: { duties: Duties; communityId: string }) {
  const register = { id: 'tab-register', word: '登记', icon: 'plus' as const, url: staffUrl.register(communityId) }
  const ledger = { id: 'tab-ledger', word: '台账', icon: 'doc' as const, url: staffUrl.ledger(communityId) }
  return (
    <TabBar
      items={[
        { id: 'tab-work', word: '工作台', icon: 'list', url: staffUrl.work },
        ...(duties.mayRegister ? [register] : []),
        ...(duties.mayReadLedger ? [ledger] : []),
      ]}
      current={staffUrl.work}
      onGo={go}
    />
  )
}
