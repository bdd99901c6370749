import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dayOf } from '#domain/time.ts'
import { go } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { monthAfter, monthOf } from '../features/months/month.ts'
import { MonthBar } from '../features/months/month-bar.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { DaySheet } from './day-sheet.tsx'
import { hoursWords } from './day-words.ts'
import { MonthGrid } from './month-grid.tsx'
import { RosterSheet } from './roster-sheet.tsx'
import { useCalendar } from './use-calendar.ts'
import './index.css'

const monthsAhead = 14

/** 工作日历和值班表: which days count for deadlines, and who is on duty. */
export default function CalendarPage() {
  const { communityId = '' } = useRouter().params
  const now = useNow()
  const [month, setMonth] = useState(() => monthOf(now))
  const [chosen, setChosen] = useState<string>()
  const [departmentId, setDepartmentId] = useState<string>()
  const calendar = useCalendar(communityId, month)
  const { value } = calendar.load
  const day = value?.days.find(it => it.day === chosen)
  const today = dayOf(now)
  usePullDownRefresh(async () => {
    await calendar.load.reload()
    Taro.stopPullDownRefresh()
  })
  const close = () => {
    calendar.forget()
    setChosen(undefined)
  }
  const backToDay = () => {
    calendar.forget()
    setDepartmentId(undefined)
  }
  const sheet =
    value && day && departmentId !== undefined ? (
      <RosterSheet
        key={`${day.day}-${departmentId}`}
        day={day}
        month={value}
        departmentId={departmentId}
        wrong={calendar.wrong}
        onClose={backToDay}
        onSave={shifts => calendar.enterRoster(day, departmentId, shifts)}
        onUsual={() => calendar.clearRoster(day, departmentId)}
      />
    ) : (
      value && (
        <DaySheet
          key={chosen ?? ''}
          day={day}
          month={value}
          now={now}
          isOver={day !== undefined && day.day < today}
          wrong={calendar.wrong}
          onClose={close}
          onEnter={(kind, name) => (day ? calendar.enterDay(day, kind, name) : Promise.resolve(false))}
          onClear={() => (day ? calendar.clearDay(day) : Promise.resolve(false))}
          onRoster={setDepartmentId}
        />
      )
    )
  return (
    <Page nav={<NavBar title="工作日历" homeUrl={staffUrl.work} />} over={sheet}>
      <View className="pad">
        <MonthBar month={month} latest={monthAfter(monthOf(now), monthsAhead)} onChange={setMonth} />
      </View>
      <ShowLoad load={calendar.load} spoken="正在取日历…">
        {({ days, announced, work, duty }) => (
          <>
            <MonthGrid days={days} today={today} onDay={it => setChosen(it.day)} />
            <Card>
              <ListRow
                id="duty-week"
                icon="people"
                word="看一周谁值班"
                hint="按部门看，也在这里排班和换班"
                onTap={() => go(staffUrl.dutyWeek(communityId))}
              />
            </Card>
            {!announced && (
              <Note loose icon="calendar">
                {`${month.slice(0, 4)} 年的放假安排还没公布，这里先按周一到周五上班算，公布后会更新。`}
              </Note>
            )}
            <Note loose tone="quiet" icon="clock">
              {`上班时间 ${hoursWords(work)}，值班时间 ${hoursWords(duty)}。点一天可以看和改这天的安排。`}
            </Note>
          </>
        )}
      </ShowLoad>
    </Page>
  )
}
