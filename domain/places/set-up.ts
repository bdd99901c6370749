// 开始清单: what a community needs before complaints can be handled in it, and what of it is still missing.

import type { Holding } from '../people/team.ts'
import { type CategorySettings, isOffered } from './settings.ts'

export const setUpSteps = ['community', 'rooms', 'people', 'phones', 'wechat', 'duty', 'rules'] as const
export type SetUpStep = (typeof setUpSteps)[number]

/** `as-delivered`: nobody has set it, and what was delivered works. */
export const setUpStates = ['done', 'missing', 'as-delivered'] as const
export type SetUpState = (typeof setUpStates)[number]

/** How far a community is. */
export type Furnished = {
  rooms: number
  categories: readonly Pick<CategorySettings, 'departmentId' | 'retired'>[]
  /** Every post anybody holds. */
  posts: readonly Holding[]
  phones: number
  /** What the deployment was given for WeChat lacks this many settings. */
  wechatLacks: number
  /** Days in the duty roster, and rules decided for the company or the community. */
  rosterDays: number
  ownRules: number
}

/**
 * The posts nobody holds and complaints cannot do without: whoever accepts and dispatches (a dispatcher does what an agent
 * does), whoever a matter goes up to, and for each department that a category offered goes to a head and somebody who works.
 */
export const postsLacking = ({ categories, posts }: Pick<Furnished, 'categories' | 'posts'>): Holding[] => {
  const isHeld = (role: Holding['role'], departmentId?: string): boolean =>
    posts.some(it => it.role === role && it.departmentId === departmentId)
  const office: Holding[] = isHeld('dispatcher')
    ? []
    : [{ role: 'dispatcher' }, ...(isHeld('agent') ? [] : [{ role: 'agent' as const }])]
  const above: Holding[] = isHeld('manager') ? [] : [{ role: 'manager' }]
  const departmentIds = [...new Set(categories.filter(isOffered).map(it => it.departmentId))]
  const departments = departmentIds.flatMap(departmentId =>
    (['department-head', 'handler'] as const)
      .filter(role => !isHeld(role, departmentId))
      .map((role): Holding => ({ role, departmentId })),
  )
  return [...office, ...above, ...departments]
}

/** Every step with its state, in the order in which they are taken. */
export const setUpOf = (furnished: Furnished): { step: SetUpStep; state: SetUpState }[] => {
  const needed = (there: boolean): SetUpState => (there ? 'done' : 'missing')
  const delivered = (count: number): SetUpState => (count > 0 ? 'done' : 'as-delivered')
  const states: Record<SetUpStep, SetUpState> = {
    community: 'done',
    rooms: needed(furnished.rooms > 0),
    people: needed(postsLacking(furnished).length === 0),
    phones: needed(furnished.phones > 0),
    wechat: needed(furnished.wechatLacks === 0),
    duty: delivered(furnished.rosterDays),
    rules: delivered(furnished.ownRules),
  }
  return setUpSteps.map(step => ({ step, state: states[step] }))
}
