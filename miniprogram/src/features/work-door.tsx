import type { Me } from '#contract/session.ts'
import { Card } from '../ui/card.tsx'
import { ListRow } from '../ui/list-row.tsx'
import { go, pages } from './go.ts'

/** Who sets a community, and who looks at what is set. */
const setBy = ['admin', 'auditor', 'manager'] as const

/** The way to the work list, for whoever is staff too. */
export function WorkDoor({ me }: { me: Me }) {
  const [grant] = me.grants
  if (!grant) return null
  const query = `?communityId=${encodeURIComponent(grant.communityId)}`
  return (
    <Card>
      <ListRow id="staff-work" icon="wrench" word="工作台" hint="您是员工，从这里去办事" onTap={() => go(pages.work)} />
      <ListRow
        id="staff-calendar"
        icon="calendar"
        word="工作日历和值班"
        hint="哪天上班，谁在班"
        onTap={() => go(`/staff/calendar/index${query}`)}
      />
      <ListRow
        id="staff-team"
        icon="people"
        word="班组"
        hint="谁在做什么，谁请假谁代班"
        onTap={() => go(`/staff/team/index${query}`)}
      />
      <ListRow
        id="staff-policy"
        icon="book"
        word="规定"
        hint="每件事多久内办，谁定的"
        onTap={() => go('/staff/policy/index')}
      />
      {setBy.some(role => me.grants.some(it => it.role === role)) && (
        <ListRow
          id="staff-settings"
          icon="gear"
          word="小区设置"
          hint="类别、紧急电话、公共区域"
          onTap={() => go(`/staff/settings/index${query}`)}
        />
      )}
      <ListRow
        id="staff-sessions"
        icon="user"
        word="登录的设备"
        hint="扫码登录电脑，看在哪里登录着"
        onTap={() => go('/staff/sessions/index')}
      />
    </Card>
  )
}
