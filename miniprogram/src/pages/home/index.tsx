import './index.css'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { Card as CardView } from '#contract/complaint-views.ts'
import type { Home as HomeAnswer } from '#contract/complaints.ts'
import { readHome } from '#contract/complaints.ts'
import type { Me } from '#contract/session.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { keepMe } from '../../api/session.ts'
import { ComplaintCard } from '../../features/complaint/complaint-card.tsx'
import { kindWords } from '../../features/complaint/kind-words.ts'
import { EmergencyBanner } from '../../features/emergency/emergency-banner.tsx'
import { PhonesSheet } from '../../features/emergency/phones-sheet.tsx'
import { UnsentCard } from '../../features/filing/unsent-card.tsx'
import { go, goToTab, pages } from '../../features/go.ts'
import { MainTabs } from '../../features/main-tabs.tsx'
import { keepUnread } from '../../features/messages/unread.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useLoad } from '../../features/use-load.ts'
import { useNow } from '../../features/use-now.ts'
import { greeting } from '../../features/when.ts'
import { WorkDoor } from '../../features/work-door.tsx'
import { Card, HeroCard, Section } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-name.ts'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Tap } from '../../ui/tap.tsx'

const fetchHome = async () => {
  const home = await call(readHome)
  if (home.ok) keepMe(home.value.me)
  if (home.ok) keepUnread(home.value.unread ?? 0)
  return home
}

/** The first screen, in one request: say what is wrong, and see what became of it. */
export default function HomePage() {
  const home = useLoad({ key: 'home', schema: readHome.answer, fetch: fetchHome, stored: true })
  const [phonesOpen, setPhonesOpen] = useState(false)
  const now = useNow()
  usePullDownRefresh(() => void home.reload().then(() => Taro.stopPullDownRefresh()))
  return (
    <Page
      nav={<NavBar brand="回音" back={false} />}
      bar={<MainTabs current={pages.home} />}
      over={
        <PhonesSheet
          open={phonesOpen}
          phones={home.value?.emergencyPhones ?? []}
          onClose={() => setPhonesOpen(false)}
        />
      }
    >
      <Greeting me={home.value?.me} now={now} />
      {home.value && <WorkDoor me={home.value.me} />}
      <HeroCard
        id="file-complaint"
        title={kindWords.complaint.title}
        text="说出来，件件有回音"
        onTap={() => go(pages.file('complaint'))}
      />
      <UnsentCard onArrived={home.reload} />
      <Ways home={home.value} />
      <Followed count={home.value?.followed ?? 0} />
      <EmergencyBanner onMore={() => setPhonesOpen(true)} />
      <ShowLoad load={home} spoken="正在取您的投诉…" shape="case">
        {value => <Open home={value} now={now} />}
      </ShowLoad>
    </Page>
  )
}

function Greeting({ me, now }: { me: Me | undefined; now: Instant }) {
  const room = me?.rooms[0]
  return (
    <View className="pad">
      <View className="head">{me?.name ? `${me.name}，${greeting(now)}` : greeting(now)}</View>
      {room && (
        <Tap
          id="my-rooms"
          className="home-place"
          spoken={`${room.communityName} ${room.label}，查看我的房屋`}
          onTap={() => goToTab(pages.mine)}
        >
          <Icon name="pin" size="s" />
          <Text>{`${room.communityName} · ${room.label}`}</Text>
          <Icon name="right" size="s" />
        </Tap>
      )}
      {me && !room && me.grants.length === 0 && (
        <Tap id="bind-room" className="home-place" spoken="先绑定房屋" onTap={() => go(pages.room)}>
          <Icon name="pin" size="s" />
          <Text className="jade">先绑定房屋，投诉才找得到您家</Text>
          <Icon name="right" size="s" />
        </Tap>
      )}
      {!me && <View className="home-place" />}
      {me && !room && me.grants.length > 0 && <View className="mt3" />}
    </View>
  )
}

type Way = { id: string; icon: IconName; title: string; hint: string; onTap: () => void }

function BigWay({ id, icon, title, hint, onTap }: Way) {
  return (
    <Tap id={id} className="card home-two-i" press="press-dim" spoken={`${title}，${hint}`} onTap={onTap}>
      <Icon name={icon} size="l" />
      <View className="card-t mt1">{title}</View>
      <View className="sub">{hint}</View>
    </Tap>
  )
}

const smallWays = [
  { kind: 'repair', icon: 'wrench' },
  { kind: 'question', icon: 'bulb' },
  { kind: 'praise', icon: 'heart' },
] as const

function Ways({ home }: { home: HomeAnswer | undefined }) {
  const asking = home ? [...home.open, ...(home.asking ?? [])].filter(({ asks }) => asks !== undefined) : []
  const [first] = asking
  const answer = () => {
    if (!first || asking.length > 1) goToTab(pages.complaints)
    else go(first.asks === 'survey' ? pages.survey(first.id) : pages.visit(first.id))
  }
  return (
    <>
      <View className="home-two">
        <BigWay
          id="my-complaints"
          icon="list"
          title="我的投诉"
          hint={home ? (home.open.length > 0 ? `${home.open.length} 件在办` : '没有在办的') : '看办到哪一步'}
          onTap={() => goToTab(pages.complaints)}
        />
        <BigWay
          id="to-answer"
          icon="calendar"
          title="评价·回访"
          hint={asking.length > 0 ? `${asking.length} 件等您说` : home ? '没有等您的' : '办完了，您来说'}
          onTap={answer}
        />
      </View>
      <View className="card home-trio">
        {smallWays.map(({ kind, icon }) => (
          <Tap
            key={kind}
            id={`file-${kind}`}
            className={kind === 'question' ? 'home-trio-i home-trio-mid' : 'home-trio-i'}
            label={kindWords[kind].title}
            onTap={() => go(pages.file(kind))}
          >
            <Icon name={icon} />
            <Text>{kindWords[kind].title}</Text>
          </Tap>
        ))}
      </View>
    </>
  )
}

/** The way to what I follow, where I follow anything. */
function Followed({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Card>
      <ListRow
        id="followed"
        icon="bell"
        word="我跟进的"
        hint="邻居反映的公共问题"
        value={`${count} 件`}
        onTap={() => go(pages.followed())}
      />
    </Card>
  )
}

const dueAt = ({ next }: CardView): Instant => next?.dueAt ?? Number.POSITIVE_INFINITY
const byDeadline = (cards: readonly CardView[]): CardView[] => [...cards].sort((a, b) => dueAt(a) - dueAt(b))

function Open({ home: { open }, now }: { home: HomeAnswer; now: Instant }) {
  if (open.length === 0) {
    return (
      <View className="mt4">
        <Note loose tone="quiet" icon="done" title="没有在办的投诉">
          有不满意的事就说一声。谁来办、几时办完，这里都看得到。
        </Note>
      </View>
    )
  }
  return (
    <>
      <Section
        title="正在办理"
        more={`全部 ${open.length} 件`}
        moreId="all-complaints"
        onMore={() => goToTab(pages.complaints)}
      />
      {byDeadline(open).map(card => (
        <ComplaintCard key={card.id} card={card} now={now} />
      ))}
    </>
  )
}
