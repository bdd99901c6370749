// People of the team in words: as what they work, until when somebody is away, who stands in.

import type { AbsenceView, Colleague, Team } from '#contract/team.ts'
import { roleWords } from '#contract/words.ts'
import { codeInGroups } from '#domain/people/home.ts'
import { dayOf, type Instant, startOfDay } from '#domain/time.ts'
import { dateWords, deadlineWords } from '../../../features/when.ts'

type Departments = Team['departments']

const roleWord = ({ role }: Colleague['posts'][number]): string => (role === 'unknown' ? '' : roleWords[role])

/** 处理人（工程部、环境部）、客服专员; a role this version does not know is left out. */
export const postsWords = (posts: Colleague['posts'], departments: Departments): string => {
  const said = [...new Set(posts.map(roleWord).filter(Boolean))]
  return said
    .map(word => {
      const ids = posts.flatMap(it => (roleWord(it) === word && it.departmentId !== undefined ? [it.departmentId] : []))
      const names = departments.filter(it => ids.includes(it.id)).map(it => it.name)
      return names.length > 0 ? `${word}（${names.join('、')}）` : word
    })
    .join('、')
}

const lastDay = ({ from, to }: Pick<AbsenceView, 'from' | 'to'>): Instant => startOfDay(dayOf(Math.max(from, to - 1)))

/** 11月24日至 26日 in full: 11月24日 至 11月26日; one day stands alone. */
export const absenceDays = (absence: Pick<AbsenceView, 'from' | 'to'>, now: Instant): string => {
  const [from, to] = [dateWords(absence.from, now), dateWords(lastDay(absence), now)]
  return from === to ? from : `${from} 至 ${to}`
}

/** 孙志平代班; where nobody does, the dispatchers are asked. */
export const delegateWords = ({ delegate }: AbsenceView): string =>
  delegate ? `${delegate.name}代班` : '没有人代班，由客服主管安排'

/** What stands beside a name today: 请假到 11月26日, 代周建国. */
export const todayWords = ({ absences, standsInFor, leavingJobId }: Colleague, now: Instant): string => {
  if (leavingJobId) return '正在移交'
  const on = absences.find(it => it.from <= now)
  if (on) return `请假到 ${dateWords(lastDay(on), now)}`
  return standsInFor.length > 0 ? `代 ${standsInFor.map(it => it.name).join('、')}` : ''
}

type Posts = Colleague['posts']

/** What whoever stands in does: one of the same post goes on with the work, one from above is told of what comes. */
export const standingInWords = (posts: Posts, delegate: Pick<Colleague, 'name' | 'posts'> | undefined): string => {
  const isSame = (one: Posts[number], other: Posts[number]) =>
    one.role !== 'unknown' && one.role === other.role && one.departmentId === other.departmentId
  if (!delegate) return '代班的人能接着办他手上的'
  const { name } = delegate
  return posts.some(it => delegate.posts.some(theirs => isSame(it, theirs)))
    ? `${name}能接着办他手上的`
    : `该他办的会提醒${name}，${name}按自己的岗位处理`
}

type Standing = { person: Colleague; words: string }
/** A run of people under a heading: each department, then those who work for the whole community; each as what he works there. */
export type Group = { id: string; title: string; people: Standing[] }

const standingIn = (people: readonly Colleague[], departmentId: string | undefined): Standing[] =>
  people.flatMap(person => {
    const posts = person.posts.filter(it => it.departmentId === departmentId)
    return posts.length > 0 ? [{ person, words: posts.map(roleWord).filter(Boolean).join('、') }] : []
  })

/** Whoever works for several departments stands under each; a group with nobody is left out. */
export const groupsOf = ({ departments, people }: Pick<Team, 'departments' | 'people'>): Group[] =>
  [
    ...departments.map(({ id, name }) => ({ id, title: name, people: standingIn(people, id) })),
    { id: 'all', title: '客服和管理', people: standingIn(people, undefined) },
  ].filter(it => it.people.length > 0)

/** The page a code opens. */
export const joinTeamPath = (code: string): string => `/staff/join-team/index?code=${code}`

type Sent = { communityName: string; name: string; code: string; expiresAt: Instant }

/** What is copied where there is no card to send. */
export const joinTeamText = ({ communityName, name, code, expiresAt }: Sent, page: string, now: Instant): string =>
  `${name}，请加入${communityName}的班组：${page}#${joinTeamPath(code)} 邀请码 ${codeInGroups(code)}，${deadlineWords(expiresAt, now)}有效`
