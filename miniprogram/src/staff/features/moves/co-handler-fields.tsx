// 协办: whom the order's handler may ask to work on it too, and those who do.

import { readTeam } from '#contract/team.ts'
import { call } from '../../../api/call.ts'
import { ShowLoad } from '../../../features/show-load.tsx'
import { useLoad } from '../../../features/use-load.ts'
import { type Pickable, PickOne } from '../pick-one.tsx'
import type { LookUpProps } from './look-up.ts'

/** A handler of any department who does not work on it yet; those of the order's own department first. */
export function CoHandlerField({ detail: { communityId, departmentId, order }, ...pick }: LookUpProps) {
  const load = useLoad({
    key: `team/${communityId}`,
    schema: readTeam.answer,
    fetch: () => call(readTeam, { query: { communityId } }),
  })
  const working = (order?.coHandlers ?? []).map(it => it.userId)
  return (
    <ShowLoad load={load} spoken="正在取同事名单…">
      {({ people, departments }) => {
        const nameOf = (id?: string) => departments.find(it => it.id === id)?.name
        const handlers = people.flatMap(({ id, name, posts, leavingJobId }) => {
          const post = posts.find(it => it.role === 'handler')
          return post && !leavingJobId && name !== order?.handler && !working.includes(id)
            ? [{ id, name, of: post.departmentId }]
            : []
        })
        const items = [
          ...handlers.filter(it => it.of === departmentId),
          ...handlers.filter(it => it.of !== departmentId),
        ].map(({ id, name, of }): Pickable => ({ id, word: name, hint: nameOf(of) ?? '处理人' }))
        return <PickOne {...pick} items={items} empty="没有别的处理人可以协办。" />
      }}
    </ShowLoad>
  )
}

/** One of those who work on it beside the handler. */
export function CoHandlingField({ detail: { order }, ...pick }: LookUpProps) {
  const items = (order?.coHandlers ?? []).map(
    ({ userId, name, department }): Pickable => ({ id: userId, word: name, hint: department ?? '处理人' }),
  )
  return <PickOne {...pick} items={items} empty="现在没有人协办。" />
}
