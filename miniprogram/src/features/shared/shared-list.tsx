import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { listShared, type SharedCard } from '#contract/sharing.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { Blank } from '../../ui/blank.tsx'
import { Button } from '../../ui/button.tsx'
import { CaseCard } from '../../ui/case-card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.ts'
import { cardChips, cardTag } from '../complaint/chips.ts'
import { go, pages } from '../go.ts'
import { ShowLoad } from '../show-load.tsx'
import { useLoad } from '../use-load.ts'
import { useNow } from '../use-now.ts'
import { fromWords, whoForReader } from './shared-words.ts'

/** 家人的投诉: what people I live with let me read. */
export function SharedList() {
  const list = useLoad({ key: 'shared', schema: listShared.answer, fetch: () => call(listShared), stored: true })
  const [fetching, setFetching] = useState(false)
  const now = useNow()
  usePullDownRefresh(() => void list.reload().then(() => Taro.stopPullDownRefresh()))
  const more = list.value?.more
  const fetchMore = async () => {
    const before = list.value
    if (!before || more === undefined || fetching) return
    setFetching(true)
    const next = await call(listShared, { query: { more } })
    setFetching(false)
    if (!next.ok) return toast(next.sentence)
    list.put({ ...next.value, cards: [...before.cards, ...next.value.cards] })
  }
  useReachBottom(() => void fetchMore())
  return (
    <Page nav={<NavBar title="家人的投诉" />}>
      <ShowLoad load={list} spoken="正在取家人的投诉…" shape="case">
        {({ cards }) => (
          <>
            {cards.map(card => (
              <SharedRow key={card.id} card={card} now={now} />
            ))}
            {more !== undefined && (
              <Button id="more" kind="text" word="再看更早的" busyWord="正在取…" busy={fetching} onTap={fetchMore} />
            )}
            {cards.length === 0 && more === undefined && (
              <Blank kind="empty" title="还没有给您看的">
                同住的家人可以把投诉给您看。选了您，就会出现在这里。
              </Blank>
            )}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

function SharedRow({ card, now }: { card: SharedCard; now: Instant }) {
  return (
    <CaseCard
      id={`shared-${card.id}`}
      tag={cardTag(card, now)}
      title={card.title}
      who={`${fromWords(card.from)}投诉的，${whoForReader(card, card.from)}`}
      chips={cardChips(card, now)}
      onTap={() => go(pages.shared(card.id))}
    />
  )
}
