import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { type FollowedDetail, readFollowed, unfollowComplaint } from '#contract/groups.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { ask, toast } from '../../ui/toast.ts'
import { stateChip } from '../complaint/chips.ts'
import { beginDraft } from '../filing/drafts.ts'
import { go, goBack, pages } from '../go.ts'
import { ShowLoad } from '../show-load.tsx'
import { useLoad } from '../use-load.ts'
import { useNow } from '../use-now.ts'
import { followedStory } from './followed-looks.ts'
import { matterWords, nextWords } from './followed-words.ts'

/** A complaint of one's own about the same: category and place are filled in. */
const fileOwn = ({ communityId, categoryId, buildingId, publicPlace }: FollowedDetail) => {
  const { key } = beginDraft('complaint', { communityId, categoryId, buildingId, publicPlace, place: 'public' })
  go(pages.file('complaint', key))
}

/** How a complaint I follow stands, and what the company said; nothing of who filed it. */
export function FollowedOne({ id }: { id: string }) {
  const load = useLoad({
    key: `followed/${id}`,
    schema: readFollowed.answer,
    fetch: () => call(readFollowed, { params: { id } }),
  })
  const now = useNow()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const detail = load.value
  return (
    <Page nav={<NavBar title="跟进的投诉" />} bar={detail && <FollowedBar detail={detail} />}>
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value => (
          <>
            <Head detail={value} />
            <View className="mt4" />
            <StandCard detail={value} now={now} />
            <Card title="办理经过">
              <Timeline items={followedStory(value, now)} />
              {value.entries.length === 0 && <View className="sub mt3">还没有人受理，受理后这里会有经过。</View>}
            </Card>
            <Note loose tone="quiet" icon="hide">
              您看得到物业的说明，看不到是谁提交的、原话和照片。别人也看不到您。
            </Note>
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

function Head({ detail }: { detail: FollowedDetail }) {
  return (
    <View className="pad">
      <View className="head">{matterWords(detail)}</View>
      <View className="row mt1">
        <Text id="number" className="sub grow" userSelect>
          {detail.number}
        </Text>
        <Chip {...stateChip(detail.state)} />
      </View>
    </View>
  )
}

function StandCard({ detail, now }: { detail: FollowedDetail; now: Instant }) {
  const next = nextWords(detail, now)
  return (
    <Card>
      {next && <KeyValue name="下一步">{next}</KeyValue>}
      <KeyValue name="一起关注">{`${detail.followers} 户`}</KeyValue>
    </Card>
  )
}

function FollowedBar({ detail }: { detail: FollowedDetail }) {
  const key = useRef(newKey())
  const [wrong, setWrong] = useState<string>()
  const leave = async () => {
    const sure = await ask({ title: '不再跟进？', text: '以后的进展不再告诉您，可以自己提交投诉。', yes: '不跟进' })
    if (!sure) return
    const left = await call(unfollowComplaint, { body: { complaintId: detail.id }, key: key.current })
    if (!left.ok) {
      if (left.reason !== 'offline') key.current = newKey()
      return setWrong(left.sentence)
    }
    toast('不再跟进了')
    goBack()
  }
  return (
    <BottomBar
      {...(wrong ? { note: wrong, noteIcon: 'warn' } : {})}
      side={[{ id: 'unfollow', word: '不再跟进', icon: 'slash', onTap: () => void leave() }]}
    >
      <Button id="file-own" icon="speak" word="我也要单独投诉" onTap={() => fileOwn(detail)} />
    </BottomBar>
  )
}
