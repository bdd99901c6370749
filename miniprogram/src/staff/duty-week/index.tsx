import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CalendarDay, CalendarMonth } from '#contract/calendar.ts'
import { mondayOf } from '#domain/clocks/duty-week.ts'
import { dayOf, startOfDay } from '#domain/time.ts'
import { go } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { dateWords, dayWords } from '../../features/when.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'
import { ask, toastDone } from '../../ui/toast.ts'
import { dayKindWords, hoursWords, usualWords } from '../calendar/day-words.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useWeek } from './use-week.ts'
import { isPlace, type Place, plansOf, rosterOf } from './week.ts'
import { WeekBar } from './week-bar.tsx'

/** 一周值班: who is on duty each day, department by department; two taps on two names swap them. */
export default function DutyWeekPage() {
  const { communityId = '' } = useRouter().params
  const now = useNow()
  const [monday, setMonday] = useState(() => mondayOf(dayOf(now)))
  const [departmentId, setDepartmentId] = useState<string>()
  const [first, setFirst] = useState<Place>()
  const week = useWeek(communityId, monday)
  const { value } = week.load
  const shown = departmentId ?? value?.month.departments[0]?.id ?? ''
  usePullDownRefresh(() => void week.load.reload().then(() => Taro.stopPullDownRefresh()))
  const forget = () => {
    week.forget()
    setFirst(undefined)
  }
  const choose = async (place: Place) => {
    week.forget()
    if (!first || isPlace(first, place) || first.userId === place.userId)
      return setFirst(isPlace(first, place) ? undefined : place)
    setFirst(undefined)
    const when = ({ day }: Place) => dateWords(startOfDay(day), now)
    const sure = await ask({
      title: '换班？',
      text: `${first.name} ${when(first)} 的班，和${place.name} ${when(place)} 的班对换。`,
      yes: '换班',
    })
    if (sure && (await week.swap(shown, first, place))) toastDone('换好了')
  }
  return (
    <Page className="page-cols" nav={<NavBar title="一周值班" homeUrl={staffUrl.work} />}>
      <WeekBar
        monday={monday}
        now={now}
        onChange={chosen => {
          forget()
          setMonday(chosen)
        }}
      />
      {week.wrong && (
        <Note loose tone="warn" spoken="alert">
          {week.wrong}
        </Note>
      )}
      <ShowLoad load={week.load} spoken="正在取值班表…">
        {({ month, days }) => (
          <>
            <View className="pad mt2">
              <Options
                id="department"
                label="哪个部门"
                items={month.departments.map(({ id, name }) => ({ value: id, word: name }))}
                value={[shown]}
                onChange={([id]) => {
                  forget()
                  if (id) setDepartmentId(id)
                }}
              />
              <View className="mt2" />
            </View>
            {plansOf(month).includes(shown) && (
              <Card>
                <ListRow
                  id="duty-plan"
                  icon="pen"
                  word="排这一周的班"
                  hint="一张表，点格子就改"
                  onTap={() => go(staffUrl.dutyPlan(communityId, { departmentId: shown, monday }))}
                />
              </Card>
            )}
            {days.map(day => (
              <DayCard
                key={day.day}
                day={day}
                month={month}
                departmentId={shown}
                now={now}
                first={first}
                onChoose={place => void choose(place)}
              />
            ))}
            {plansOf(month).includes(shown) && (
              <Note loose tone="quiet" icon="info">
                {first ? `已选${first.name}，再点和谁换。` : '换班：先点一个人，再点和他换的人。'}
              </Note>
            )}
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

type DayCardProps = {
  day: CalendarDay
  month: CalendarMonth
  departmentId: string
  now: number
  first: Place | undefined
  onChoose: (place: Place) => void
}

/** One day: what it is, and each shift with its people. A day that is over can only be looked at. */
function DayCard({ day, month, departmentId, now, first, onChoose }: DayCardProps) {
  const shifts = rosterOf(day, departmentId)?.shifts
  const mayChange = plansOf(month).includes(departmentId) && day.day >= dayOf(now)
  return (
    <Card title={dayWords(startOfDay(day.day), now)} hint={dayKindWords(day)}>
      {!shifts && <View className="sub">{usualWords(departmentId, month.duty)}</View>}
      {shifts?.length === 0 && <View className="sub">没人值班</View>}
      {shifts?.map(({ from, to, people }) => (
        <View key={from} className="mt2">
          <View className="sub num">{hoursWords({ from, to })}</View>
          {mayChange ? (
            <View className="mt1">
              <Options
                id={`duty-${day.day}-${from}`}
                label={`${hoursWords({ from, to })} 值班`}
                clearable
                items={people.map(({ id, name }) => ({ value: id, word: name || '已离职' }))}
                value={first?.day === day.day ? [first.userId] : []}
                onChange={([id]) => {
                  const person = people.find(it => it.id === (id ?? first?.userId))
                  if (person) onChoose({ day: day.day, userId: person.id, name: person.name })
                }}
              />
            </View>
          ) : (
            <View>{people.map(it => it.name || '已离职').join('、')}</View>
          )}
        </View>
      ))}
    </Card>
  )
}
