import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { readShared, type SharedDetail } from '#contract/sharing.ts'
import type { Instant } from '#domain/time.ts'
import { call } from '../../api/call.ts'
import { Card } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { KeyValue } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Timeline, type TimelineItem } from '../../ui/timeline.tsx'
import { Words } from '../../ui/words.tsx'
import { levelChip } from '../complaint/chips.ts'
import { ComplaintHead } from '../complaint/complaint-head.tsx'
import { isTold } from '../complaint/entry-words.ts'
import { PhotosCard } from '../complaint/photos-card.tsx'
import { comingEntry, underDays } from '../complaint/story-days.ts'
import { ShowLoad } from '../show-load.tsx'
import { useLoad } from '../use-load.ts'
import { useNow } from '../use-now.ts'
import { deadlineLines, momentWords, timeWords } from '../when.ts'
import { fromWords, oweForReader, readerWords, whoseWords } from './shared-words.ts'

/** A complaint of somebody I live with, to read. */
export function SharedOne({ id }: { id: string }) {
  const load = useLoad({
    key: `shared/${id}`,
    schema: readShared.answer,
    fetch: () => call(readShared, { params: { id } }),
  })
  const now = useNow()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  return (
    <Page nav={<NavBar title="家人的投诉" />}>
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {detail => (
          <>
            <ComplaintHead detail={detail} />
            <Note loose tone="quiet" icon="people">
              {`${whoseWords(detail.from)}，给您看的。要补充、催办或评价，请本人来。`}
            </Note>
            <StandCard detail={detail} now={now} />
            {detail.answer && (
              <Card title={`给${fromWords(detail.from)}的答复`}>
                <View className="quote">
                  <Words>{detail.answer}</Words>
                </View>
              </Card>
            )}
            <PhotosCard detail={detail} now={now} />
            <Card title="办理经过">
              <Timeline items={storyOf(detail, now)} />
            </Card>
            <Matter detail={detail} now={now} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

type Shown = { detail: SharedDetail; now: Instant }

/** Who owes what until when. */
function StandCard({ detail, now }: Shown) {
  const { next, from } = detail
  if (!next) return null
  return (
    <Card>
      <View className="wwy-who">{oweForReader(detail, from)}</View>
      {deadlineLines(next.dueAt, now).map(line => (
        <View key={line} className="wwy-when nb">
          {line}
        </View>
      ))}
      <View className="mt2">
        <Chips>
          <Chip {...levelChip(next, now)} />
        </Chips>
      </View>
    </Card>
  )
}

/** Newest on top; what is still to come above it. */
const storyOf = ({ entries, next, from }: SharedDetail, now: Instant): TimelineItem[] => {
  const told = entries
    .filter(isTold)
    .sort((a, b) => b.seq - a.seq)
    .map((entry, at) => ({
      at: entry.occurredAt,
      item: {
        kind: 'entry' as const,
        id: String(entry.seq),
        time: timeWords(entry.occurredAt),
        state: at === 0 ? ('now' as const) : ('past' as const),
        ...readerWords(entry, from),
      },
    }))
  return underDays([...comingEntry(next, '最晚这时有进展', now), ...told], now)
}

function Matter({ detail, now }: Shown) {
  const { text, category, place, demand, receivedAt, from } = detail
  return (
    <Card title={`${fromWords(from)}说的`}>
      <View>
        <Text userSelect>{text}</Text>
      </View>
      <View className="mt3">
        <KeyValue name="类别">{category}</KeyValue>
        <KeyValue name="地点">{place}</KeyValue>
        {demand && <KeyValue name="诉求">{demand}</KeyValue>}
        <KeyValue name="提交">{momentWords(receivedAt, now)}</KeyValue>
      </View>
    </Card>
  )
}
