import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CalendarDay, CalendarMonth } from '#contract/calendar.ts'
import { startOfDay } from '#domain/time.ts'
import { dateWords, weekdayWord } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { dayKindWords, rosterWords } from './day-words.ts'

type DaySheetProps = {
  day: CalendarDay | undefined
  month: CalendarMonth
  now: number
  /** A day before today stays as it was. */
  isOver: boolean
  wrong: string | undefined
  onClose: () => void
  onEnter: (kind: 'off' | 'work', name: string) => Promise<boolean>
  onClear: () => Promise<boolean>
  onRoster: (departmentId: string) => void
}

/** One day: what it is and why, what this community makes of it, who is on duty. */
export function DaySheet({ day, month, now, isOver, wrong, onClose, onEnter, onClear, onRoster }: DaySheetProps) {
  const [name, setName] = useState('')
  if (!day) return null
  const at = startOfDay(day.day)
  const mayChange = month.mayChange && !isOver
  const isLocal = day.kind === 'local-off' || day.kind === 'local-work'
  const turn = day.works ? ('off' as const) : ('work' as const)
  return (
    <Sheet open title={`${dateWords(at, now)} ${weekdayWord(at)}`} onClose={onClose}>
      <View className="b">{dayKindWords(day)}</View>
      {day.note && <View className="sub mt1">{day.note}</View>}
      {day.changed?.by && <View className="sub mt1">{day.changed.by}改的</View>}
      {wrong && (
        <Note tone="warn" icon="warn" spoken="alert" className="mt3">
          {wrong}
        </Note>
      )}
      <View className="mt4">
        {month.departments.map(({ id, name: department }) => (
          <ListRow
            key={id}
            id={`roster-${id}`}
            icon="people"
            word={department}
            hint={rosterWords({ departmentId: id, rosters: day.rosters, duty: month.duty })}
            {...(mayChange ? { onTap: () => onRoster(id) } : {})}
          />
        ))}
      </View>
      {mayChange && isLocal && (
        <View className="mt4">
          <Button id="clear-day" kind="neutral" wide word="恢复成公历安排" busyWord="正在恢复…" onTap={onClear} />
        </View>
      )}
      {mayChange && !isLocal && (
        <View className="mt4">
          <TextField
            id="day-name"
            label={turn === 'off' ? '为什么放假' : '为什么上班'}
            value={name}
            max={20}
            placeholder={turn === 'off' ? '比如：台风停工' : '比如：交房服务'}
            onChange={setName}
          />
          <View className="mt3">
            <Button
              id="enter-day"
              wide
              kind="secondary"
              word={turn === 'off' ? '这天放假' : '这天上班'}
              busyWord="正在保存…"
              disabled={name.trim() === '' && '先写明原因'}
              onTap={() => onEnter(turn, name.trim())}
            />
          </View>
        </View>
      )}
      {isOver && <View className="sub mt3">已经过去的日子不能再改：算过的时限要对得上。</View>}
    </Sheet>
  )
}
