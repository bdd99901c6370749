import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ClockView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { clockWords } from '#contract/words.ts'
import { day } from '#domain/time.ts'
import { levelChip, severityChip, stateChip } from '../../../features/complaint/chips.ts'
import { clockOf } from '../../../features/complaint/clock-words.ts'
import { staffExplanation } from '../../../features/complaint/explain-words.ts'
import { WhyTap } from '../../../features/complaint/explanation-sheet.tsx'
import { deadlineLines, deadlineWords, lengthParts } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Dial } from '../../../ui/dial.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { ListRow } from '../../../ui/list-row.tsx'
import { Note } from '../../../ui/note.tsx'
import { Tap } from '../../../ui/tap.tsx'
import { Words } from '../../../ui/words.tsx'
import { clockChip, isStill, levelWithLength, marksOf } from './case-chips.ts'
import { otherwiseLines, runningClocks } from './otherwise.ts'
import { actorsOf } from './who-acts.ts'
import { deadlineVerb } from './whose-turn.ts'

type Shown = { detail: StaffDetail; now: number }

type DeadlineCardProps = Shown & { me: string; explain: (clock: ClockView) => void }

/** 谁 · 何时 · 为什么: who owes the next step, until when, why then, and what happens otherwise. */
export function DeadlineCard({ detail, now, me, explain }: DeadlineCardProps) {
  const { next } = detail
  if (!next) return null
  const { who, task } = actorsOf(detail, me)
  const clock = clockOf(detail, next)
  const verb = deadlineVerb(next.awaits)
  const lines = otherwiseLines(detail, now)
  return (
    <Card>
      <View className="wwy">
        <View className="grow">
          <View className="wwy-who">
            <Text>
              轮到{who}
              {task}，
            </Text>
            <Text className="nb">{task === verb ? '' : verb}最晚</Text>
          </View>
          {deadlineLines(next.dueAt, now).map(line => (
            <View key={line} className="wwy-when nb">
              {line}
            </View>
          ))}
          <LevelChip next={next} clock={clock} now={now} />
        </View>
        {clock && <TimeLeft next={next} clock={clock} now={now} />}
      </View>
      {clock && (
        <WhyTap
          id="explain"
          dueAt={next.dueAt}
          now={now}
          why={staffExplanation(clock, now, detail.pause).how}
          onTap={() => explain(clock)}
        />
      )}
      {lines.length > 0 && (
        <Note tone="quiet" icon="bell" title="不办会怎样" className="mt3">
          {lines.map(line => (
            <View key={line}>
              <Words>{line}</Words>
            </View>
          ))}
        </Note>
      )}
    </Card>
  )
}

type Timed = { next: NonNullable<StaffDetail['next']>; clock: ClockView | undefined; now: number }

// A date of its own leaves no room beside it, and a dial says little of days, or while time stands still.
const hasDial = ({ next, clock, now }: Timed): boolean =>
  clock !== undefined && next.dueAt > now && next.dueAt - now < 2 * day && !isStill(clock, now)

function LevelChip(timed: Timed) {
  const { next, clock, now } = timed
  const chip =
    clock && isStill(clock, now)
      ? clockChip(clock, now)
      : hasDial(timed)
        ? levelChip(next, now)
        : levelWithLength(next, now)
  return (
    <View className="mt2">
      <Chips>
        <Chip {...chip} />
      </Chips>
    </View>
  )
}

function TimeLeft({ next, clock, now }: Timed) {
  if (!clock || !hasDial({ next, clock, now })) return null
  const left = next.dueAt - now
  return (
    <Dial
      left={left / Math.max(1, clock.dueAt - clock.startedAt)}
      word="还有"
      lines={lengthParts(left)}
      tone={next.level === 'near' ? 'warn' : 'calm'}
    />
  )
}

const clockWord = ({ kind }: ClockView): string => (kind === 'unknown' ? '其他时限' : clockWords[kind])

type ClockRowProps = { clock: ClockView; now: number; explain: (clock: ClockView) => void }

function ClockRow({ clock, now, explain }: ClockRowProps) {
  const { icon, tone, word } = clockChip(clock, now)
  const due = deadlineWords(clock.dueAt, now)
  return (
    <ListRow
      id={`clock-${clock.kind}`}
      icon={icon}
      word={clockWord(clock)}
      hint={due}
      value={<Text className={tone.startsWith('warn') ? 'warn' : ''}>{word}</Text>}
      label={`${clockWord(clock)}，${due}，${word}，看怎么算的`}
      onTap={() => explain(clock)}
    />
  )
}

const countWords = (clocks: readonly ClockView[]): string => {
  const late = clocks.filter(it => it.level === 'overdue').length
  return late > 0 ? `${clocks.length} 个，${late} 个已超期` : `${clocks.length} 个`
}

/** Every clock that runs, where there is more than the one above; each explains itself. */
export function ClocksCard({ detail, now, explain }: Shown & { explain: (clock: ClockView) => void }) {
  const [isOpen, setOpen] = useState(false)
  const clocks = runningClocks(detail)
  if (clocks.length < 2) return null
  const count = countWords(clocks)
  return (
    <Card>
      <Tap
        id="clocks"
        className="row row-tap"
        expanded={isOpen}
        spoken={`在走的时限，${count}`}
        onTap={() => setOpen(before => !before)}
      >
        <Text className="field-t grow">在走的时限</Text>
        <Text className="sub">{count}</Text>
        <Icon name={isOpen ? 'down' : 'right'} size="s" className="li-more" />
      </Tap>
      {isOpen && (
        <View className="mt3">
          {clocks.map(clock => (
            <ClockRow key={`${clock.kind}-${clock.startedAt}`} clock={clock} now={now} explain={explain} />
          ))}
        </View>
      )}
    </Card>
  )
}

/** The heading of every page about one complaint. */
export function ComplaintHead({ detail, now }: Shown) {
  return (
    <View className="pad mt2">
      <View className="head">{detail.title}</View>
      <View className="num txt nb mt1">
        {detail.number}
        {detail.round > 1 ? ` · 第 ${detail.round} 次处理` : ''}
      </View>
      <View className="mt2">
        <Chips>
          <Chip {...stateChip(detail.state)} />
          <Chip {...severityChip(detail.severity)} />
          {marksOf(detail, now).map(chip => (
            <Chip key={chip.word} {...chip} />
          ))}
        </Chips>
      </View>
      <View className="mt3" />
    </View>
  )
}
