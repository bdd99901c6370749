import { Text, View } from '@tarojs/components'
import type { ClockView, Detail } from '#contract/complaint-views.ts'
import { type Day, type Instant, weekdayOf } from '#domain/time.ts'
import { aria } from '../../ui/aria.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Tap } from '../../ui/tap.tsx'
import { Words } from '../../ui/words.tsx'
import { deadlineLines, deadlineWords } from '../when.ts'
import { type DayMark, dayMarks } from './explain-days.ts'
import { residentExplanation, staffExplanation } from './explain-words.ts'

type ExplanationSheetProps = {
  /** Nothing is shown without one. */
  clock: ClockView | undefined
  now: Instant
  open: boolean
  onClose: () => void
  /** The running pause, for its reason. */
  pause?: Detail['pause']
  /** For staff: every counted stretch, what happens otherwise, under which rule. */
  full?: boolean
}

/** 这个时间怎么算的: a deadline explained day by day. Give it to Page as `over`. */
export function ExplanationSheet({ clock, now, open, onClose, pause, full = false }: ExplanationSheetProps) {
  if (!clock) return null
  const { what, how, rows, mayChange, rule } = (full ? staffExplanation : residentExplanation)(clock, now, pause)
  return (
    <Sheet open={open} title="这个时间怎么算的" onClose={onClose}>
      <View className="txt">{what}，最晚</View>
      {deadlineLines(clock.dueAt, now).map(line => (
        <View key={line} className="wwy-when nb">
          {line}
        </View>
      ))}
      <View className="mt2">
        <Words>{how}</Words>
      </View>
      <DayStrip marks={dayMarks(clock)} />
      <View className="mt3">
        {rows.map(({ id, icon, title, text }) => (
          <View key={id} className="li">
            <View className="li-i">
              <Icon name={icon} />
            </View>
            <View className="grow">
              <View className="b">{title}</View>
              <View className="txt">
                <Words>{text}</Words>
              </View>
            </View>
          </View>
        ))}
      </View>
      {mayChange && <Note className="mt3">{mayChange}</Note>}
      {rule && (
        <Note tone="quiet" icon="book" className="mt3">
          {rule}
        </Note>
      )}
    </Sheet>
  )
}

const heads = ['一', '二', '三', '四', '五', '六', '日']
const mostWeeks = 6

/** Monday is 0. */
const placeInWeek = (day: Day): number => (weekdayOf(day) + 6) % 7

/** Days in rows of a week each; nothing stands where the clock had not begun or was over. */
const weeksOf = (marks: readonly DayMark[]): (DayMark | undefined)[][] => {
  const lead = marks[0] ? placeInWeek(marks[0].day) : 0
  const cells = [...Array<undefined>(lead).fill(undefined), ...marks]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_each, at) => cells[week * 7 + at]),
  )
}

const looks = { start: 'cal-st', off: 'cal-off', paused: 'cal-pau', counted: false } as const
const signs = { start: '起', off: '休', paused: '停' } as const

/** A working-day deadline as a calendar: the counted days by number, the others by why not. A picture only: the rows below say the same. */
function DayStrip({ marks }: { marks: readonly DayMark[] }) {
  const weeks = weeksOf(marks)
  const last = marks[marks.length - 1]
  if (weeks.length === 0 || weeks.length > mostWeeks) return null
  return (
    <View className="mt4" {...aria({ hidden: true })}>
      <View className="cal">
        {heads.map(head => (
          <View key={head} className="cal-d">
            {head}
          </View>
        ))}
      </View>
      {weeks.map((week, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no name but their place
        <View key={number} className="cal mt1">
          {week.map((mark, place) => (
            <DayCell key={mark?.day ?? heads[place]} mark={mark} ends={mark !== undefined && mark === last} />
          ))}
        </View>
      ))}
      <View className="sub mt2">格里数的是第几个工作日，下面是几号。</View>
    </View>
  )
}

function DayCell({ mark, ends }: { mark: DayMark | undefined; ends: boolean }) {
  if (!mark) return <View className="cal-d" />
  return (
    <View className={classNames('cal-d', looks[mark.is], ends && 'cal-end')}>
      <View className="cal-b">{mark.is === 'counted' ? mark.count : signs[mark.is]}</View>
      {Number(mark.day.slice(8))}
    </View>
  )
}

type WhyTapProps = {
  /** Of the control: 为什么是这个时间. */
  id?: string
  dueAt: Instant
  now: Instant
  /** The explanation in one sentence. */
  why: string
  onTap: () => void
}

/** The short reason of a deadline, and the way to the whole one. */
export function WhyTap({ id = 'why', dueAt, now, why, onTap }: WhyTapProps) {
  return (
    <Tap id={id} className="mt4" spoken={`为什么是${deadlineWords(dueAt, now)}：${why}点开看怎么算的`} onTap={onTap}>
      <Note>
        <View className="row">
          <Text className="b grow">为什么是这个时间</Text>
          <Icon name="right" size="s" className="li-more" />
        </View>
        <Words>{why}</Words>
      </Note>
    </Tap>
  )
}
