import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Settings } from '#contract/settings.ts'
import { holds } from '#domain/people/actor.ts'
import { newKey } from '../../api/new-key.ts'
import { goInstead } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { toastDone } from '../../ui/toast.ts'
import { actorOf } from '../features/duties.ts'
import { staffUrl } from '../features/staff-url.ts'
import { CommunitySheet, DepartmentSheet } from './name-sheets.tsx'
import { type CommunitiesOf, type Department, useCommunities } from './use-communities.ts'

type Open = { what: 'name' } | { what: 'community' } | { what: 'department'; department: Department; isNew: boolean }

/** 小区和部门: this community's name, the others one administers, and who handles what in it. */
export default function CommunitiesPage() {
  const { communityId = '' } = useRouter().params
  const communities = useCommunities(communityId)
  const { load, forget } = communities
  const [open, setOpen] = useState<Open>()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const close = () => {
    forget()
    setOpen(undefined)
  }
  return (
    <Page
      nav={<NavBar title="小区和部门" homeUrl={staffUrl.work} />}
      over={load.value && open && <OpenSheet open={open} value={load.value} acts={communities} onClose={close} />}
    >
      <ShowLoad load={load} spoken="正在取小区…">
        {value => (
          <>
            {!value.mayChange && (
              <Note loose tone="quiet">
                只有管理员能改。
              </Note>
            )}
            <Communities value={value} communityId={communityId} all={communities.all} onOpen={setOpen} />
            <Departments value={value} onOpen={setOpen} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

type OpenSheetProps = { open: Open; value: Settings; acts: CommunitiesOf; onClose: () => void }

function OpenSheet({ open, value, acts, onClose }: OpenSheetProps) {
  const common = { wrong: acts.wrong, onClose }
  const add = async (name: string) => {
    const id = await acts.add(name)
    if (id === undefined) return false
    toastDone('加好了')
    goInstead(staffUrl.setUp(id))
    return true
  }
  if (open.what === 'name')
    return <CommunitySheet {...common} start={value.name} from={value.name} onSave={acts.rename} />
  if (open.what === 'community') return <CommunitySheet {...common} start={undefined} from={value.name} onSave={add} />
  return <DepartmentSheet {...common} start={open.department} isNew={open.isNew} onSave={acts.saveDepartment} />
}

type CommunitiesProps = {
  value: Settings
  communityId: string
  all: CommunitiesOf['all']
  onOpen: (open: Open) => void
}

function Communities({ value, communityId, all, onOpen }: CommunitiesProps) {
  const me = useMe()
  const others = all.filter(it => it.id !== communityId && me && holds(actorOf(me), it.id, ['admin']))
  return (
    <Card title="小区">
      <ListRow
        id="community-rename"
        icon="building"
        word={value.name}
        hint="正在看的小区"
        {...(value.mayChange ? { value: '改名', onTap: () => onOpen({ what: 'name' }) } : {})}
      />
      {others.map(({ id, name }) => (
        <ListRow
          key={id}
          id={`community-${id}`}
          icon="building"
          word={name}
          hint="您也管这个小区，点这里去看"
          onTap={() => goInstead(staffUrl.communities(id))}
        />
      ))}
      {value.mayChange && (
        <Button
          id="community-add"
          className="mt3"
          kind="secondary"
          wide
          icon="plus"
          word="加一个小区"
          onTap={() => onOpen({ what: 'community' })}
        />
      )}
    </Card>
  )
}

function Departments({ value, onOpen }: { value: Settings; onOpen: (open: Open) => void }) {
  const { departments, retiredDepartments = [], categories, mayChange } = value
  const hintOf = (id: string): string => {
    const names = categories.filter(it => it.departmentId === id && !it.retired).map(it => it.name)
    return names.length > 0 ? names.join('、') : '还没有类别归它办'
  }
  const row = (department: Department) => (
    <ListRow
      key={department.id}
      id={`department-${department.id}`}
      icon="people"
      word={department.name}
      hint={department.retired ? '不再给它派新的事' : hintOf(department.id)}
      {...(department.retired ? { value: '已停用' } : {})}
      {...(mayChange ? { onTap: () => onOpen({ what: 'department', department, isNew: false }) } : {})}
    />
  )
  return (
    <Card title="部门">
      {departments.map(row)}
      {retiredDepartments.map(it => row({ ...it, retired: true }))}
      {mayChange && (
        <Button
          id="department-add"
          className="mt3"
          kind="secondary"
          wide
          icon="plus"
          word="加一个部门"
          onTap={() => onOpen({ what: 'department', department: { id: newKey(), name: '' }, isNew: true })}
        />
      )}
    </Card>
  )
}
