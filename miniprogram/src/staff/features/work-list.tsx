import { go } from '../../features/go.ts'
import { Blank } from '../../ui/blank.tsx'
import { Section } from '../../ui/card.tsx'
import type { WorkTab } from './duties.ts'
import { MoreOfList } from './more-of-list.tsx'
import type { useWork } from './use-work.ts'
import type { Reader } from './whose-turn.ts'
import { WorkCard } from './work-card.tsx'
import { filterWords, filterWork, type WorkFilter } from './work-filter.ts'

type WorkListProps = {
  list: ReturnType<typeof useWork>['pages']
  filter: WorkFilter | undefined
  reader: Reader
  now: number
  tab: WorkTab
  /** Where the backlog is planned, for those who plan it. */
  planUrl: string | undefined
  onShowAll: () => void
  onReload: () => Promise<void>
}

const titles: Record<WorkTab, string> = {
  mine: '先办最急的',
  community: '先办最急的',
  claim: '您可以认领的',
  raised: '催办、升级和督办的',
}

const empties: Record<WorkTab, { title: string; text: string }> = {
  mine: { title: '都办完了', text: '有新的会出现在这里，也会发消息给您。' },
  community: { title: '都办完了', text: '有新的会出现在这里，也会发消息给您。' },
  claim: { title: '现在没有可认领的', text: '受理了还没派人的，会出现在这里。' },
  raised: { title: '没有催办和升级', text: '被催办、升级、督办，或等着您批的，会出现在这里。' },
}

/** The cards, next deadline first; a way to the later ones; and a word where there are none. */
export function WorkList({ list, filter, reader, now, tab, planUrl, onShowAll, onReload }: WorkListProps) {
  const cards = filterWork(list.items, filter, now, reader)
  const worst = list.items.find(card => card.next?.level === 'overdue')
  return (
    <>
      <Section
        title={filter ? filterWords[filter] : titles[tab]}
        {...(planUrl
          ? { more: '批量派工', moreId: 'to-plan', onMore: () => go(planUrl) }
          : { aside: '按下一个时限排' })}
      />
      {cards.map(card => (
        <WorkCard
          key={card.id}
          card={card}
          now={now}
          reader={reader}
          toClaim={tab === 'claim'}
          isWorst={card.id === worst?.id}
        />
      ))}
      <MoreOfList list={list} />
      {cards.length === 0 && !list.more && (
        <Blank
          kind="empty"
          title={filter ? `没有${filterWords[filter]}` : empties[tab].title}
          action={
            filter
              ? { id: 'show-all', word: '看全部', onTap: onShowAll }
              : { id: 'look-again', word: '看看有没有新的', icon: 'refresh', onTap: onReload }
          }
        >
          {filter ? '点上面的数字，换一类看。' : empties[tab].text}
        </Blank>
      )}
    </>
  )
}
