import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Hours } from '#domain/clocks/calendar.ts'
import { mondayOf } from '#domain/clocks/duty-week.ts'
import { officeId } from '#domain/people/office-duty.ts'
import { type Day, dayOf, startOfDay } from '#domain/time.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { dateWords } from '../../features/when.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'
import { ask, toast, toastDone } from '../../ui/toast.ts'
import { canServe, hoursWords } from '../calendar/day-words.ts'
import { RosterSheet } from '../calendar/roster-sheet.tsx'
import { WeekBar } from '../duty-week/week-bar.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { useAlertBeforeLeaving } from './use-alert-before-leaving.ts'
import { type Plan, usePlan } from './use-plan.ts'
import { gapWords, rowsOf, signLegend, withDuty } from './week-plan.ts'
import { WeekTable } from './week-table.tsx'
import './index.css'

/** 排班: who of a department is on duty in a week, entered cell by cell and saved at once. */
export default function DutyPlanPage() {
  const { communityId = '', departmentId, monday: begins } = useRouter().params
  const now = useNow()
  const today = dayOf(now)
  const [monday, setMonday] = useState(() => begins ?? mondayOf(today))
  const [chosen, setChosen] = useState(departmentId)
  const [opened, setOpened] = useState<Day>()
  const plan = usePlan({ communityId, monday, today, departmentId: chosen })
  const month = plan.load.value?.month
  const serves = (id: string): boolean =>
    month?.people.some(it => it.id === id && canServe(it, plan.departmentId)) ?? false
  const rows = month && plan.plan ? rowsOf(month, plan.plan.days, plan.departmentId) : []
  const alert = useAlertBeforeLeaving(plan.unsaved > 0)
  usePullDownRefresh(() => void plan.load.reload().then(() => Taro.stopPullDownRefresh()))
  /** Goes on where nothing is unsaved, or where the person gives it up. */
  const leave = async (goOn: () => void) => {
    const text = `改了 ${plan.unsaved} 天，还没保存。`
    if (plan.unsaved > 0 && !(await ask({ title: '不保存了？', text, yes: '不保存', no: '接着排' }))) return
    plan.giveUp()
    plan.forget()
    goOn()
  }
  const back = () => {
    alert.end()
    if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
    else Taro.reLaunch({ url: staffUrl.work })
  }
  const open = plan.plan?.days.find(it => it.day.day === opened)
  return (
    <Page
      className="page-plan"
      nav={<NavBar title="排班" back={() => void leave(back)} />}
      bar={month && plan.mayPlan && <SaveBar plan={plan} canServe={serves} />}
      over={
        month &&
        open && (
          <RosterSheet
            key={open.day.day}
            day={withDuty(open, plan.departmentId, rows)}
            month={month}
            departmentId={plan.departmentId}
            wrong={undefined}
            word="好"
            onClose={() => setOpened(undefined)}
            onSave={async shifts => {
              plan.set(open, shifts)
              return true
            }}
            onUsual={async () => {
              plan.set(open, undefined)
              return true
            }}
          />
        )
      }
    >
      <WeekBar monday={monday} now={now} onChange={it => void leave(() => setMonday(it))} />
      <ShowLoad load={plan.load} spoken="正在取值班表…">
        {({ month: { departments, duty } }) => (
          <>
            <View className="pad mt2">
              <Options
                id="department"
                label="哪个部门"
                items={departments.map(({ id, name }) => ({ value: id, word: name }))}
                value={[plan.departmentId]}
                onChange={([id]) => void leave(() => setChosen(id))}
              />
              <View className="mt4" />
            </View>
            <Remarks plan={plan} now={now} />
            {rows.length === 0 ? (
              <Blank kind="empty" title="这个部门还没有人">
                先在班组里加人，再来排班。
              </Blank>
            ) : (
              <WeekTable
                days={plan.plan?.days ?? []}
                rows={rows}
                today={today}
                mayPlan={plan.mayPlan}
                onCell={plan.tap}
                onDay={it => setOpened(it.day.day)}
              />
            )}
            <Legend plan={plan} usual={duty} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

/** What stands in the way of saving, what somebody else changed meanwhile, and days that nobody is on duty. */
function Remarks({ plan, now }: { plan: Plan; now: number }) {
  const overtaken = (plan.plan?.overtaken ?? []).map(it => dateWords(startOfDay(it), now))
  const gaps = gapWords(plan.plan?.days ?? [], now)
  return (
    <>
      {plan.wrong && (
        <Note loose tone="warn" spoken="alert">
          <View>{plan.wrong}</View>
          <View className="mt2">
            <Button
              id="plan-reload"
              kind="neutral"
              icon="refresh"
              word="看最新安排"
              busyWord="正在取…"
              onTap={async () => {
                await plan.load.reload()
                plan.forget()
              }}
            />
          </View>
        </Note>
      )}
      {overtaken.length > 0 && (
        <Note loose tone="warn" spoken="status">
          {`${overtaken.join('、')}别人刚改过，下面是他们排的。您在这几天的改动没有留下，别的天还在。`}
        </Note>
      )}
      {gaps.length > 0 && (
        <Note loose tone="warn" icon="calendar">
          {gaps.join('')}
        </Note>
      )}
    </>
  )
}

/** What the signs mean, and what a tap does. */
function Legend({ plan, usual }: { plan: Plan; usual: Hours }) {
  const days = plan.plan?.days ?? []
  return (
    <View className="plan-notes">
      <Note loose tone="quiet" icon="info">
        <View className="num">{signLegend(days).join('　')}</View>
        {days.some(it => it.duty === undefined) && (
          <View className="mt1">
            {plan.departmentId === officeId
              ? '· 没排：有事通知全部客服'
              : `· 没排：照平常 ${hoursWords(usual)}，全部门都算在班`}
          </View>
        )}
        {plan.departmentId === officeId && (
          <View className="mt1">排了班，有事只通知当班的；当班的都不方便，就通知全部。</View>
        )}
        {plan.mayPlan && <View className="mt1">点格子换班次，点日期改这天的时间。</View>}
      </Note>
    </View>
  )
}

type SaveBarProps = { plan: Plan; canServe: (userId: string) => boolean }

function SaveBar({ plan, canServe }: SaveBarProps) {
  const hasBefore = plan.plan?.days.some(it => it.weekBefore !== undefined) ?? false
  const copy = () => {
    if (!hasBefore) return toast('上周没有排班')
    plan.copy(canServe)
    toast('照上周排好了，还没保存')
  }
  const save = async () => {
    const count = plan.unsaved
    if (await plan.save()) toastDone(`保存了 ${count} 天`)
  }
  return (
    <BottomBar
      note={plan.unsaved > 0 && `改了 ${plan.unsaved} 天，还没保存`}
      noteIcon="pen"
      side={[{ id: 'plan-copy', word: '照抄上周', icon: 'doc', onTap: copy }]}
    >
      <Button
        id="plan-save"
        wide
        word="保存"
        busyWord="正在保存…"
        disabled={plan.unsaved === 0 && '还没有改动'}
        onTap={save}
      />
    </BottomBar>
  )
}
