import { Text, View } from '@tarojs/components'
import type { Card } from '#contract/complaint-views.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { aria } from '../../../ui/aria.ts'
import { Blank } from '../../../ui/blank.tsx'
import { LongList } from '../../../ui/long-list.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tap } from '../../../ui/tap.tsx'
import type { Reader } from '../complaint/whose-turn.ts'
import type { WorkTab } from '../duties.ts'
import { MoreOfList } from './more-of-list.tsx'
import type { useWork } from './use-work.ts'
import { WorkCard } from './work-card.tsx'
import { isFiltered, isTurnAlone } from './work-filter.ts'

type WorkListProps = {
  list: ReturnType<typeof useWork>['list']
  filter: WorkFilter
  /** The filter in words. */
  narrowedTo: string
  reader: Reader
  now: number
  tab: WorkTab
  /** Chosen so far, while several are being chosen. */
  chosen: ReadonlySet<string> | undefined
  onChoose: (card: Card) => void
  /** Beside the list: which one is open there, and opening one. */
  beside: { openId: string | undefined; open: (id: string) => void } | undefined
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

/** About as high as a card is drawn, in px. */
const cardHeight = 190

/** How far a list that is looked for among others has been looked through; nothing where it is whole anyhow. */
const lookedWords = (looked: number | undefined, found: number, isMore: boolean): string | undefined => {
  if (looked === undefined) return undefined
  return isMore ? `看了最急的 ${looked} 件，符合的 ${found} 件` : `${looked} 件都看过了，符合的 ${found} 件`
}

/** The heading: what is listed, and in one line what changed last or in what order it stands. */
function ListHead({ title, line }: { title: string; line: string }) {
  return (
    <View className="sec work-sec">
      <View className="sec-t" {...aria({ role: 'heading' })}>
        {title}
      </View>
      <Text className="end sub" {...aria({ role: 'status', live: 'polite' })}>
        {line}
      </Text>
    </View>
  )
}

/** What waits until the reader asks for it. */
function Waiting({ list }: Pick<WorkListProps, 'list'>) {
  if (list.waiting === 0 && !list.isOwed) return null
  const words = list.waiting > 0 ? `有 ${list.waiting} 件有变化，点这里看` : '列表有变化，点这里看'
  return (
    <View className="work-waiting" {...aria({ role: 'status', live: 'polite' })}>
      <Tap id="let-in" className="work-waiting-in" label={words} onTap={list.letIn}>
        <Text>{words}</Text>
      </Tap>
    </View>
  )
}

function Nothing({ filter, narrowedTo, tab, list, onShowAll, onReload }: WorkListProps) {
  const filtered = isFiltered(filter)
  // Only a part was looked through: nothing found there is not nothing at all.
  if (list.held?.more !== undefined) return <Note loose>{`看过的里面还没有“${narrowedTo}”。`}</Note>
  const isTurn = isTurnAlone(filter)
  return (
    <Blank
      kind="empty"
      title={isTurn ? '没有轮到您的' : filtered ? '没有符合的' : empties[tab].title}
      action={
        filtered
          ? { id: 'show-all', word: '看全部', onTap: onShowAll }
          : { id: 'look-again', word: '看看有没有新的', icon: 'refresh', onTap: onReload }
      }
    >
      {isTurn ? '等着您办的，会出现在这里。' : filtered ? `现在没有“${narrowedTo}”的投诉。` : empties[tab].text}
    </Blank>
  )
}

/** The cards, next deadline first; what others change comes in quietly; a way to the later ones. */
export function WorkList(props: WorkListProps) {
  const { list, filter, narrowedTo, reader, now, tab, chosen, onChoose, beside } = props
  const cards = list.held?.cards ?? []
  const isMore = list.held?.more !== undefined
  const worst = cards.find(card => card.next?.level === 'overdue')
  const looked = lookedWords(list.held?.looked, cards.length, isMore)
  return (
    <>
      <Waiting list={list} />
      <ListHead title={isFiltered(filter) ? narrowedTo : titles[tab]} line={list.said ?? looked ?? '按下一个时限排'} />
      <LongList id="work-list" items={cards} keyOf={card => card.id} itemHeight={cardHeight}>
        {card => (
          <WorkCard
            card={card}
            now={now}
            reader={reader}
            toClaim={tab === 'claim'}
            isWorst={card.id === worst?.id}
            chosen={chosen?.has(card.id) ?? (beside && beside.openId === card.id)}
            onOpen={beside?.open}
            {...(chosen ? { onChoose } : {})}
          />
        )}
      </LongList>
      {cards.length === 0 && <Nothing {...props} />}
      <MoreOfList list={{ more: isMore, readMore: list.readMore, wrong: list.wrong }} />
    </>
  )
}
