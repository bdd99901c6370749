// Fields whose answers the server knows: departments, colleagues, handlers, other complaints.

import { useState } from 'react'
import { readCalendar } from '#contract/calendar.ts'
import type { Card } from '#contract/complaint-views.ts'
import { readCommunity } from '#contract/places.ts'
import { listLedger, listWork } from '#contract/staff.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { call } from '../../../api/call.ts'
import { ShowLoad } from '../../../features/show-load.tsx'
import { useLoad } from '../../../features/use-load.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { CorrectiveOwnerField } from '../corrective/corrective-owner-field.tsx'
import { DepartmentRow } from '../dispatch/department-row.tsx'
import { useCandidates } from '../dispatch/use-candidates.ts'
import { monthAfter, monthOf } from '../months/month.ts'
import { type Pickable, PickOne, PickRows } from '../pick-one.tsx'
import { CategoryField } from './category-field.tsx'
import { chosenHandler, keptHandler } from './chosen-handler.ts'
import { CoHandlerField, CoHandlingField } from './co-handler-fields.tsx'
import { FindComplaint } from './find-complaint.tsx'
import type { LookUpProps } from './look-up.ts'
import type { LookUpField } from './move-form.ts'

/** A department of the community, other than the one the matter is with. */
function DepartmentField({ detail: { communityId, departmentId }, ...pick }: LookUpProps) {
  const load = useLoad({
    key: `community/${communityId}`,
    schema: readCommunity.answer,
    fetch: () => call(readCommunity, { params: { id: communityId } }),
  })
  return (
    <ShowLoad load={load} spoken="正在取部门…">
      {({ departments }) => (
        <PickOne
          {...pick}
          items={departments.filter(it => it.id !== departmentId).map(({ id, name }) => ({ id, word: name }))}
          empty="没有别的部门。"
        />
      )}
    </ShowLoad>
  )
}

/** Anybody who works in the community, by name and department. */
function PersonField({ detail: { communityId }, ...pick }: LookUpProps) {
  const [month] = useState(() => monthOf(Date.now()))
  const load = useLoad({
    key: `staff/calendar/${communityId}/${month}`,
    schema: readCalendar.answer,
    fetch: () => call(readCalendar, { query: { communityId, month } }),
  })
  return (
    <ShowLoad load={load} spoken="正在取同事名单…">
      {({ people, departments }) => {
        const nameOf = (id: string) => departments.find(it => it.id === id)?.name ?? ''
        const items = people.map(
          ({ id, name, departmentIds }): Pickable => ({
            id,
            word: name,
            hint: departmentIds.map(nameOf).filter(Boolean).join('、') || '客服和管理',
          }),
        )
        return <PickOne {...pick} items={items} empty="还没有登记同事。" />
      }}
    </ShowLoad>
  )
}

/** Who could handle it, best first: of the department it is with, or of another one. */
function HandlerField({ detail, ...pick }: LookUpProps) {
  const { load, chosenId, chooseDepartment, ...departments } = useCandidates(
    detail.id,
    chosenHandler(pick.value ?? '').departmentId,
  )
  const choose = (departmentId: string) => {
    chooseDepartment(departmentId)
    pick.onChange('')
  }
  return (
    <>
      <DepartmentRow id={`${pick.id}-department`} {...departments} onChoose={choose} />
      <ShowLoad load={load} spoken="正在取处理人…">
        {({ candidates }) => {
          const items = candidates
            .filter(it => it.name !== detail.order?.handler)
            .map(
              ({ userId, name, openOrders }): Pickable => ({
                id: keptHandler(userId, chosenId),
                word: name,
                hint: openOrders === 0 ? '手上没有活' : `手上 ${openOrders} 件`,
              }),
            )
          return <PickOne {...pick} items={items} empty="这个部门没有别的处理人。" />
        }}
      </ShowLoad>
    </>
  )
}

const months = [
  { value: '0', word: '本月' },
  { value: '-1', word: '上月' },
  { value: '-2', word: '前月' },
] as const

type Ago = (typeof months)[number]['value']

/** A complaint that came before this one; those from the same place first. */
function EarlierField({ detail, ...pick }: LookUpProps) {
  const [ago, setAgo] = useState<Ago>('0')
  const { communityId, place, receivedAt } = detail
  const month = monthAfter(monthOf(receivedAt), Number(ago))
  const load = useLoad({
    key: `staff/ledger/${communityId}/${month}`,
    schema: listLedger.answer,
    fetch: () => call(listLedger, { query: { communityId, month } }),
  })
  return (
    <FindComplaint
      {...pick}
      communityId={communityId}
      fits={card => card.id !== detail.id && card.receivedAt < receivedAt}
      noneFits="查到的都不是更早的。"
    >
      <Segmented id={`${pick.id}-month`} label="哪个月" use="tabs" items={months} value={ago} onChange={setAgo} />
      <ShowLoad load={load} spoken="正在取以前的投诉…">
        {({ rows }) => {
          const near = (row: (typeof rows)[number]) => (row.place === place ? 0 : 1)
          const items = rows
            .filter(row => row.id !== detail.id && row.receivedAt < receivedAt)
            .sort((a, b) => near(a) - near(b) || b.receivedAt - a.receivedAt)
            .map(({ id, number, title, place: where }): Pickable => ({ id, word: title, hint: `${number} · ${where}` }))
          return <PickRows {...pick} items={items} empty="这个月没有更早的投诉。" />
        }}
      </ShowLoad>
    </FindComplaint>
  )
}

const parentStates: readonly StaffDetail['state'][] = ['accepted', 'dispatched', 'handling']

/** An open complaint others can be merged into; those of the same category first. */
function ParentField({ detail, ...pick }: LookUpProps) {
  const { communityId, category } = detail
  const load = useLoad({
    key: `staff/parents/${communityId}`,
    schema: listWork.answer,
    fetch: () => call(listWork, { query: { communityId, of: 'community' } }),
  })
  const fits = ({ id, state }: Pick<Card, 'id' | 'state'>) => id !== detail.id && parentStates.includes(state)
  return (
    <FindComplaint {...pick} communityId={communityId} fits={fits} noneFits="查到的不能并入：要已经受理、还没答复的。">
      <ShowLoad load={load} spoken="正在取在办的投诉…">
        {({ cards }) => {
          const near = (card: (typeof cards)[number]) => (card.category === category ? 0 : 1)
          const items = cards
            .filter(fits)
            .sort((a, b) => near(a) - near(b))
            .map(({ id, number, title, place }): Pickable => ({ id, word: title, hint: `${number} · ${place}` }))
          return <PickRows {...pick} items={items} empty="没有可以并入的投诉：要已经受理、还没答复的。" />
        }}
      </ShowLoad>
    </FindComplaint>
  )
}

const lookUps: Record<LookUpField['kind'], (props: LookUpProps) => ReturnType<typeof DepartmentField>> = {
  category: CategoryField,
  department: DepartmentField,
  person: PersonField,
  handler: HandlerField,
  'co-handler': CoHandlerField,
  'co-handling': CoHandlingField,
  'corrective-owner': CorrectiveOwnerField,
  earlier: EarlierField,
  parent: ParentField,
}

/** Asks for somebody or something the server knows. */
export function LookUp({ kind, ...props }: LookUpProps & { kind: LookUpField['kind'] }) {
  const Field = lookUps[kind]
  return <Field {...props} />
}
