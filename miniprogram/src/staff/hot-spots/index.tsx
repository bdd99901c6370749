import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { type HotSpot, listHotSpots, readHotSpot } from '#contract/groups.ts'
import { call } from '../../api/call.ts'
import { go } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { Blank } from '../../ui/blank.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { WorkCard } from '../features/work/work-card.tsx'
import { countWords, spotParams } from './hot-spot-words.ts'
import { trendChip } from './trend-chip.ts'

/** 热点: where the same kind of matter comes up again; with a spot in the address, its complaints. */
export default function HotSpots() {
  const { communityId = '', categoryId, buildingId, place, title = '热点' } = useRouter().params
  if (!categoryId) return <AllSpots communityId={communityId} />
  const spot = { communityId, categoryId, ...(buildingId ? { buildingId } : {}), ...(place ? { place } : {}) }
  return <OneSpot spot={spot} title={decodeURIComponent(title)} />
}

function AllSpots({ communityId }: { communityId: string }) {
  const load = useLoad({
    key: `hot-spots/${communityId}`,
    schema: listHotSpots.answer,
    fetch: () => call(listHotSpots, { query: { communityId } }),
  })
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  return (
    <Page nav={<NavBar title="热点" homeUrl={staffUrl.work} />}>
      <ShowLoad load={load} spoken="正在数…">
        {({ spots, isWhole }) => (
          <>
            {!isWhole && (
              <Note loose tone="warn">
                投诉太多，每个月只数了前 3000 件。
              </Note>
            )}
            {spots.map(spot => (
              <SpotCard key={JSON.stringify(spot)} spot={spot} communityId={communityId} />
            ))}
            {spots.length === 0 && (
              <Blank kind="empty" title="没有热点">
                同一处同一类，30 天内有 3 件以上，会列在这里。
              </Blank>
            )}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

function SpotCard({ spot, communityId }: { spot: HotSpot; communityId: string }) {
  const trend = trendChip(spot)
  const title = `${spot.place} · ${spot.category}`
  return (
    <Card
      id={`spot-${spot.categoryId}-${spot.buildingId ?? 'public'}`}
      label={[title, countWords(spot), trend.word].join('，')}
      onTap={() => go(staffUrl.hotSpot(spotParams(spot, communityId)))}
    >
      <View className="card-t">{title}</View>
      <View className="txt num mt1">{countWords(spot)}</View>
      <View className="mt2">
        <Chips>
          <Chip {...trend} />
        </Chips>
      </View>
    </Card>
  )
}

type Spot = { communityId: string; categoryId: string; buildingId?: string; place?: string }

function OneSpot({ spot, title }: { spot: Spot; title: string }) {
  const query = spot.place === undefined ? spot : { ...spot, place: decodeURIComponent(spot.place) }
  const load = useLoad({
    key: `hot-spot/${JSON.stringify(query)}`,
    schema: readHotSpot.answer,
    fetch: () => call(readHotSpot, { query }),
  })
  const now = useNow()
  const me = useMe()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const reader = { name: me?.name ?? '', mine: false, heads: false }
  return (
    <Page nav={<NavBar title={title} homeUrl={staffUrl.work} />}>
      <ShowLoad load={load} spoken="正在取这些投诉…" shape="case">
        {({ cards }) => (
          <>
            {cards.map(card => (
              <WorkCard key={card.id} card={card} now={now} reader={reader} isWorst={false} toClaim={false} />
            ))}
            {cards.length === 0 && <Blank kind="empty" title="30 天内没有了" />}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
