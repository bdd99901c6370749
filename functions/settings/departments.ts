// 部门: added, renamed, and retired where no category, no colleague and no open complaint needs it any more.

import * as z from 'zod/mini'
import type { Reason } from '#contract/refusals.ts'
import type { Settings } from '#contract/settings.ts'
import { type Department, mayRetire, withDepartment } from '#domain/places/departments.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { communityPartition, type ProfileItem, staffIn } from '../places/community.ts'
import { readWhole } from '../storage/read.ts'
import { StoredCard } from '../storage/stored-cards.ts'
import { JoiningItem, openJoinings, teamAt, teamPut } from '../team/team-items.ts'
import { changeSettings } from './change-settings.ts'

type Body = { communityId: string; version: number; department: Department }

const Listed = z.object({ card: StoredCard })

/** Posts that are held or promised. */
const readPosts = async ({ database, now }: Core, communityId: string) => {
  const partition = ['pk', communityPartition(communityId)] as const
  const [staff, invited] = await Promise.all([
    readWhole(database, { table: 'records', partition, between: ['sk', 'STAFF#', 'STAFF#~'] }),
    readWhole(database, { table: 'records', partition, between: openJoinings(now()) }),
  ])
  const promised = invited
    .map(it => JoiningItem.parse(it))
    .filter(it => it.spentBy === undefined && it.withdrawnAt === undefined && it.expiresAt > now())
  return [
    ...staffIn(staff).flatMap(({ name, grants }) => grants.map(it => ({ name, ...it }))),
    ...promised.flatMap(({ name, posts }) => posts.map(it => ({ name, ...it }))),
  ]
}

const countOpen = async ({ database }: Core, communityId: string, id: string): Promise<number> => {
  const partition = ['openKey', `OPEN#${communityId}`] as const
  const items = await readWhole(database, { table: 'records', index: 'byOpen', partition })
  return items
    .map(it => Listed.parse(it).card)
    .filter(({ departmentId, who, raisedFor = [] }) => [departmentId, who?.departmentId, ...raisedFor].includes(id))
    .length
}

/** Where one is retired, one wait more: its posts and the open complaints. The team's counter keeps posts as they were seen. */
export const saveDepartment = (core: Core, request: Asked<unknown, unknown, Body>): Promise<Result<Settings, Reason>> =>
  changeSettings(core, request, {
    name: 'saveDepartment',
    items: ({ communityId }) => [teamAt(communityId)],
    after(profile, { department }) {
      const departments = withDepartment(profile, department)
      return departments.ok ? accept({ ...profile, departments: departments.value }) : departments
    },
    async beside(needs, found, { communityId, department: { id, retired } }) {
      if (!retired) return accept([])
      const [posts, open] = await Promise.all([readPosts(needs, communityId), countOpen(needs, communityId, id)])
      const may = mayRetire(id, { posts, open })
      return may.ok ? accept([teamPut(communityId, found.take(teamAt(communityId)))]) : may
    },
    audited(before, after, { department: { id } }) {
      const [was, is] = [before, after].map(({ departments }) => departments.find(it => it.id === id))
      return {
        act: was ? 'department-changed' : 'department-added',
        what: is?.name ?? '',
        changes: [{ field: 'department', before: words(was), after: words(is) }],
      }
    },
  })

const words = (department: ProfileItem['departments'][number] | undefined): string | undefined =>
  department && (department.retired ? `${department.name}（停用）` : department.name)
