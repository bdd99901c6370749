// 排班 on a phone and at a keyboard: a week is filled, taken over into the next one, and two people plan at once.

import { expect, test } from 'vitest'
import { readCalendar, setRosterWeek } from '#contract/calendar.ts'
import { must } from '../../local/client.ts'
import { communityId } from '../../local/demo/community.ts'
import { describeOffice } from './days/open-office.ts'

const departmentId = 'engineering'
const page = `staff/duty-plan/index?communityId=${communityId}&departmentId=${departmentId}`
const [zhou, sun] = ['staff-zhoujianguo', 'staff-sunzhiping']

describeOffice('planning the duty of a week', office => {
  const onDuty = async (month: string): Promise<Record<string, string>> => {
    const { days } = must(await office().world.engineer.call(readCalendar, { query: { communityId, month } }))
    return Object.fromEntries(
      days.flatMap(({ day, rosters }) => {
        const shifts = rosters.find(it => it.departmentId === departmentId)?.shifts
        return shifts ? [[day, shifts.flatMap(it => it.people.map(person => person.name)).join('、')]] : []
      }),
    )
  }

  test('cell by cell, by tap and by keyboard, saved as one', async () => {
    const phone = await office().reads('xujing', page, '还没有改动')
    await phone.tap(`plan-${zhou}-2026-11-24`)
    await phone.see('改了 1 天，还没保存')
    await phone.tap(`plan-${zhou}-2026-11-24`)
    await phone.see('还没有改动')
    await phone.tap(`plan-${zhou}-2026-11-24`)
    await phone.at(`plan-${sun}-2026-11-25`).focus()
    await phone.page.keyboard.press('Enter')
    await phone.page.keyboard.press('Tab')
    await phone.page.keyboard.press(' ')
    await phone.see('改了 3 天，还没保存')
    await phone.tap('plan-save')
    await phone.see('保存了 3 天')
    await phone.see('还没有改动')
    expect(await onDuty('2026-11')).toEqual({
      '2026-11-24': '周建国',
      '2026-11-25': '孙志平',
      '2026-11-26': '孙志平',
    })
  })

  test('the week after takes it over; a day somebody else planned meanwhile is shown, the others are kept', async () => {
    const phone = await office().reads('xujing', page, '照抄上周')
    await phone.tap('week-after')
    await phone.see('11月30日至12月6日')
    await phone.tap('plan-copy')
    await phone.see('改了 3 天，还没保存')
    const shifts = [{ from: 480, to: 1200, userIds: [zhou, sun] }]
    must(
      await office().world.manager.call(setRosterWeek, {
        body: { communityId, departmentId, days: [{ day: '2026-12-02', version: 0, shifts }] },
      }),
    )
    await phone.tap('plan-save')
    await phone.see('刚刚有人改了12月2日的值班')
    await phone.tap('plan-reload')
    await phone.see('12月2日别人刚改过')
    await phone.tap('plan-save')
    await phone.see('保存了 2 天')
    expect(await onDuty('2026-12')).toEqual({
      '2026-12-01': '周建国',
      '2026-12-02': '周建国、孙志平',
      '2026-12-03': '孙志平',
    })
  })

  test('going back with something unsaved asks first', async () => {
    const phone = await office().reads('xujing', `staff/calendar/index?communityId=${communityId}`, '#duty-week')
    await phone.tap('duty-week')
    await phone.tap('duty-plan')
    await phone.tap(`plan-${zhou}-2026-11-28`)
    await phone.see('改了 1 天，还没保存')
    await phone.back()
    await phone.page.getByText('接着排').filter({ visible: true }).click()
    await phone.see('改了 1 天，还没保存')
    await phone.back()
    await phone.page.getByText('不保存', { exact: true }).filter({ visible: true }).click()
    await phone.seePage('staff/duty-week/index')
    expect(await onDuty('2026-11')).not.toHaveProperty('2026-11-28')
  })
})
