import { Blank } from '../../ui/blank.tsx'
import { Section } from '../../ui/card.tsx'
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
  onShowAll: () => void
  onReload: () => Promise<void>
}

/** The cards, next deadline first; a way to the later ones; and a word where there are none. */
export function WorkList({ list, filter, reader, now, onShowAll, onReload }: WorkListProps) {
  const cards = filterWork(list.items, filter, now, reader)
  const worst = list.items.find(card => card.next?.level === 'overdue')
  return (
    <>
      <Section title={filter ? filterWords[filter] : '先办最急的'} aside="按下一个时限排" />
      {cards.map(card => (
        <WorkCard key={card.id} card={card} now={now} reader={reader} isWorst={card.id === worst?.id} />
      ))}
      <MoreOfList list={list} />
      {cards.length === 0 && !list.more && (
        <Blank
          kind="empty"
          title={filter ? `没有${filterWords[filter]}` : '都办完了'}
          action={
            filter
              ? { id: 'show-all', word: '看全部', onTap: onShowAll }
              : { id: 'look-again', word: '看看有没有新的', icon: 'refresh', onTap: onReload }
          }
        >
          {filter ? '点上面的数字，换一类看。' : '有新的会出现在这里，也会发消息给您。'}
        </Blank>
      )}
    </>
  )
}
