import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CalendarDay, CalendarMonth } from '#contract/calendar.ts'
import { officeId } from '#domain/people/office-duty.ts'
import { atMinutes } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { PickTime } from '../features/pick-moment.tsx'
import { canServe, hoursWords } from './day-words.ts'
import type { Shifts } from './use-calendar.ts'

type Draft = { from: number; to: number; userIds: string[] }
type How = 'usual' | 'nobody' | 'shifts'

/** What a day without shifts comes to. The office is always told: nobody on duty there means everybody. */
const whatHolds = (how: 'usual' | 'nobody', departmentId: string, duty: CalendarMonth['duty']): string => {
  if (departmentId === officeId)
    return how === 'usual' ? '没排班的日子，有事通知全部客服。' : '没人值班的日子，有事还是通知全部客服，时限照算。'
  return how === 'usual'
    ? `按平常值班时间 ${hoursWords(duty)}，本部门的人都算在班。`
    : '这一天值班时限不计时，紧急的不等，照样催。'
}

type RosterSheetProps = {
  day: CalendarDay
  month: CalendarMonth
  departmentId: string
  wrong: string | undefined
  /** On the button; where it is not saved at once, another one. */
  word?: string
  onClose: () => void
  onSave: (shifts: Shifts) => Promise<boolean>
  onUsual: () => Promise<boolean>
}

const mostShifts = 4
const endOfDay = 24 * 60 - 1

/** 23:59 on the wheel means until midnight. */
const toMidnight = (minutes: number): number => (minutes >= endOfDay ? 24 * 60 : minutes)

/** Whoever cannot be on this roster any more is not among the chosen: he would keep the others from being saved. */
const startOf = ({ rosters }: CalendarDay, departmentId: string, { duty, people: known }: CalendarMonth) => {
  const serves = new Set(known.filter(it => canServe(it, departmentId)).map(it => it.id))
  const shifts = rosters.find(it => it.departmentId === departmentId)?.shifts
  const how: How = shifts === undefined ? 'usual' : shifts.length === 0 ? 'nobody' : 'shifts'
  const drafts = (shifts ?? []).map(({ from, to, people }) => ({
    from,
    to,
    userIds: people.map(it => it.id).filter(id => serves.has(id)),
  }))
  return { how, drafts: drafts.length > 0 ? drafts : [{ ...duty, userIds: [] }] }
}

/** Who is on duty for a department on one day. */
export function RosterSheet({ day, month, departmentId, wrong, word, onClose, onSave, onUsual }: RosterSheetProps) {
  const [{ how, drafts }, setDraft] = useState(() => startOf(day, departmentId, month))
  const department = month.departments.find(it => it.id === departmentId)?.name ?? ''
  const chosen = drafts.flatMap(it => it.userIds)
  const own = month.people.filter(it => it.departmentIds.includes(departmentId) || chosen.includes(it.id))
  const change = (index: number, shift: Partial<Draft>) =>
    setDraft({ how, drafts: drafts.map((it, at) => (at === index ? { ...it, ...shift } : it)) })
  const isReady = how !== 'shifts' || drafts.every(it => it.userIds.length > 0)
  const save = async () => {
    const had = day.rosters.find(it => it.departmentId === departmentId)
    if (how === 'usual') return had?.shifts === undefined ? onClose() : (await onUsual()) && onClose()
    return (await onSave(how === 'nobody' ? [] : drafts)) && onClose()
  }
  return (
    <Sheet
      open
      title={`${department}值班`}
      onClose={onClose}
      foot={
        <Button
          id="roster-save"
          wide
          word={word ?? '保存值班'}
          busyWord="正在保存…"
          disabled={!isReady && '每一班至少选一个人'}
          onTap={save}
        />
      }
    >
      <Segmented
        id="roster-how"
        label="怎么值班"
        value={how}
        onChange={chosen => setDraft({ how: chosen, drafts })}
        items={[
          { value: 'usual', word: '平常' },
          { value: 'shifts', word: '排班' },
          { value: 'nobody', word: '没人' },
        ]}
      />
      {wrong && (
        <Note tone="warn" icon="warn" spoken="alert" className="mt3">
          {wrong}
        </Note>
      )}
      {how !== 'shifts' && <View className="sub mt3">{whatHolds(how, departmentId, month.duty)}</View>}
      {how === 'shifts' &&
        drafts.map((shift, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a shift has no name but its place
          <View key={index} className="mt4">
            <PickTime
              id={`shift-${index}-from`}
              word={`第 ${index + 1} 班从`}
              value={atMinutes(day.day, shift.from)}
              onChange={from => change(index, { from })}
            />
            <PickTime
              id={`shift-${index}-to`}
              word="到"
              value={atMinutes(day.day, Math.min(shift.to, endOfDay))}
              onChange={to => change(index, { to: toMidnight(to) })}
            />
            <View className="mt2">
              <Options
                id={`shift-${index}-people`}
                label="谁值班"
                several
                items={own.map(({ id, name }) => ({ value: id, word: name }))}
                value={shift.userIds}
                onChange={userIds => change(index, { userIds })}
              />
            </View>
          </View>
        ))}
      {how === 'shifts' && drafts.length < mostShifts && (
        <View className="mt3">
          <Button
            id="shift-more"
            kind="text"
            word="再加一班"
            onTap={() => {
              const from = Math.min(drafts.at(-1)?.to ?? 0, endOfDay)
              setDraft({ how, drafts: [...drafts, { from, to: 24 * 60, userIds: [] }] })
            }}
          />
        </View>
      )}
    </Sheet>
  )
}
