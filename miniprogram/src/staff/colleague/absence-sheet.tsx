import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Colleague, Team } from '#contract/team.ts'
import { mostAbsentDays } from '#domain/people/absence.ts'
import { addDays, dayOf, type Instant, startOfDay } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toastDone } from '../../ui/toast.ts'
import { PickDay } from '../features/pick-moment.tsx'
import { standingInWords } from '../features/team/team-words.ts'
import type { TeamOf } from '../features/team/use-team.ts'

type AbsenceSheetProps = {
  team: Team
  person: Colleague
  acts: Pick<TeamOf, 'goAway' | 'wrong'>
  now: Instant
  onClose: () => void
}

/** 登记请假: from which day to which, and who stands in. */
export function AbsenceSheet({ team, person, acts, now, onClose }: AbsenceSheetProps) {
  const today = dayOf(now)
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(today)
  const [delegateId, setDelegateId] = useState<string>()
  const candidates = person.delegateIds.flatMap(id => team.people.find(it => it.id === id) ?? [])
  const delegate = candidates.find(it => it.id === delegateId)
  const start = (day: string) => {
    setFrom(day)
    if (to < day) setTo(day)
  }
  const save = async () => {
    if (!delegate || !(await acts.goAway(person, { from, to, delegateId: delegate.id }))) return
    toastDone('登记了')
    onClose()
  }
  const missing = candidates.length === 0 ? '没有同岗位或上一级的同事可以代班' : !delegate && '先选谁代班'
  return (
    <Sheet
      open
      title={`${person.name}请假`}
      onClose={onClose}
      foot={<Button id="save-absence" wide word="登记请假" busyWord="正在登记…" disabled={missing} onTap={save} />}
    >
      {acts.wrong && (
        <Note tone="warn" spoken="alert" className="mt2">
          {acts.wrong}
        </Note>
      )}
      <PickDay
        id="from"
        word="从哪天"
        value={startOfDay(from)}
        now={now}
        from={today}
        onChange={at => start(dayOf(at))}
      />
      <PickDay
        id="to"
        word="到哪天（含当天）"
        value={startOfDay(to)}
        now={now}
        from={from}
        to={addDays(from, mostAbsentDays - 1)}
        onChange={at => setTo(dayOf(at))}
      />
      <View className="mt4">
        <View className="label-l">谁代班</View>
        {candidates.length === 0 && <View className="sub">没有同岗位、同部门的同事，也没有上一级。</View>}
        <Options
          id="delegate"
          label="谁代班"
          items={candidates.map(({ id, name }) => ({ value: id, word: name }))}
          value={delegate ? [delegate.id] : []}
          onChange={([id]) => setDelegateId(id)}
        />
      </View>
      <Note tone="quiet" icon="info" className="mt4">
        {`这几天不再给${person.name}派新单，${standingInWords(person.posts, delegate)}。到期自己结束。`}
      </Note>
    </Sheet>
  )
}
