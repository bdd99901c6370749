import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { type FollowedCard, type FollowedPage, listFollowed } from '#contract/groups.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { CaseCard } from '../../ui/case-card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.ts'
import { go, pages } from '../go.ts'
import { ShowLoad } from '../show-load.tsx'
import { useLoad } from '../use-load.ts'
import { useNow } from '../use-now.ts'
import { followedChips, followedTag } from './followed-looks.ts'
import { matterWords } from './followed-words.ts'

/** 我跟进的: neighbours' complaints about what concerns me too. */
export function FollowedList() {
  const list = useLoad({ key: 'followed', schema: listFollowed.answer, fetch: () => call(listFollowed), stored: true })
  const [fetching, setFetching] = useState(false)
  const now = useNow()
  usePullDownRefresh(() => void list.reload().then(() => Taro.stopPullDownRefresh()))
  const more = list.value?.more
  const fetchMore = async () => {
    const before: FollowedPage | undefined = list.value
    if (!before || more === undefined || fetching) return
    setFetching(true)
    const next = await call(listFollowed, { query: { more } })
    setFetching(false)
    if (!next.ok) return toast(next.sentence)
    list.put({ ...next.value, cards: [...before.cards, ...next.value.cards] })
  }
  useReachBottom(() => void fetchMore())
  return (
    <Page nav={<NavBar title="我跟进的" />}>
      <ShowLoad load={list} spoken="正在取您跟进的…" shape="case">
        {({ cards }) => (
          <>
            {cards.map(card => (
              <FollowedRow key={card.id} card={card} now={now} />
            ))}
            {more !== undefined && (
              <Button id="more" kind="text" word="再看更早的" busyWord="正在取…" busy={fetching} onTap={fetchMore} />
            )}
            {cards.length === 0 && more === undefined && (
              <Blank kind="empty" title="没有跟进的">
                公共区域的事有 3 户以上反映过，提交时会问您要不要跟进。
              </Blank>
            )}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

function FollowedRow({ card, now }: { card: FollowedCard; now: Instant }) {
  return (
    <CaseCard
      id={`followed-${card.id}`}
      tag={followedTag(card, now)}
      title={matterWords(card)}
      who={card.number}
      chips={followedChips(card, now)}
      onTap={() => go(pages.followed(card.id))}
    />
  )
}
