// 小区设置: categories with their extra questions, emergency phones, public places. The administrator changes them, the auditor reads.

import * as z from 'zod/mini'
import { cannedUses } from '#domain/complaint/canned-replies.ts'
import { categoryRoots } from '#domain/complaint/classes.ts'
import { features } from '#domain/places/switches.ts'
import { nothing, reads, writes } from './endpoint.ts'
import { Id, known, ShortWords } from './fields.ts'

export const roots = categoryRoots

const asked = { id: Id, words: z.string() }

const CategoryView = z.object({
  id: Id,
  name: z.string(),
  root: known(roots),
  icon: z.string(),
  departmentId: Id,
  skill: z.optional(z.string()),
  needsPhotos: z.boolean(),
  followable: z.optional(z.boolean()),
  hidesName: z.optional(z.boolean()),
  example: z.optional(z.string()),
  questions: z.optional(
    z.array(z.object({ ...asked, kind: known(['choice', 'text']), choices: z.optional(z.array(z.string())) })),
  ),
  /** Offered no more; what was filed under it stays. */
  retired: z.optional(z.boolean()),
})
export type CategoryView = z.infer<typeof CategoryView>

const Phone = z.object({ name: z.string(), phone: z.string() })
const Department = z.object({ id: Id, name: z.string() })
const Place = z.object({ name: z.string(), inBuildings: z.boolean() })
/** 常用语 of the community's own; `root`: only for categories of that kind. */
const Reply = z.object({ id: Id, use: known(cannedUses), text: z.string(), root: z.optional(known(roots)) })
export type ReplyView = z.infer<typeof Reply>

/** `version` is what a change must name. */
export const Settings = z.object({
  version: z.number(),
  name: z.string(),
  mayChange: z.boolean(),
  departments: z.array(Department),
  /** Nothing new goes to them; what they did keeps their name. */
  retiredDepartments: z.optional(z.array(Department)),
  categories: z.array(CategoryView),
  phones: z.array(Phone),
  places: z.array(Place),
  replies: z.optional(z.array(Reply)),
  /** 功能开关: what is switched off. */
  off: z.optional(z.array(known(features))),
})
export type Settings = z.infer<typeof Settings>

export const readSettings = reads('readSettings', {
  path: '/v1/staff/settings',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: Settings,
  refusals: ['not-allowed'],
  summary: 'Categories, emergency phones and public places as they are set',
})

const Seen = z.int().check(z.gte(0))
const of = { communityId: Id, version: Seen }
const changeRefusals = ['not-allowed', 'settings-changed-meanwhile', 'key-reused', 'busy-try-again'] as const
const textRefusals = ['text-missing', 'text-too-long', 'text-without-words'] as const

const entered = { id: Id, words: ShortWords }
const CategoryBody = z.strictObject({
  id: Id,
  name: ShortWords,
  root: z.enum(roots),
  icon: Id,
  departmentId: Id,
  skill: z.optional(ShortWords),
  needsPhotos: z.boolean(),
  followable: z.optional(z.boolean()),
  hidesName: z.optional(z.boolean()),
  example: z.optional(ShortWords),
  questions: z.optional(
    z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({ ...entered, kind: z.literal('text') }),
          z.strictObject({
            ...entered,
            kind: z.literal('choice'),
            choices: z.array(ShortWords).check(z.maxLength(50)),
          }),
        ]),
      )
      .check(z.maxLength(50)),
  ),
  retired: z.optional(z.boolean()),
})
export type CategoryBody = z.infer<typeof CategoryBody>

export const saveCategory = writes('saveCategory', {
  path: '/v1/staff/settings/category',
  params: nothing,
  body: z.strictObject({ ...of, category: CategoryBody }),
  answer: Settings,
  refusals: [
    ...changeRefusals,
    ...textRefusals,
    'category-name-taken',
    'category-last',
    'category-both',
    'categories-too-many',
    'question-wrong',
    'department-unknown',
  ],
  summary: 'Add a category, change it, or offer it no more',
})

export const saveDepartment = writes('saveDepartment', {
  path: '/v1/staff/settings/department',
  params: nothing,
  body: z.strictObject({
    ...of,
    department: z.strictObject({ id: Id, name: ShortWords, retired: z.optional(z.boolean()) }),
  }),
  answer: Settings,
  refusals: [
    ...changeRefusals,
    ...textRefusals,
    'department-name-taken',
    'departments-too-many',
    'department-last',
    'department-in-categories',
    'department-in-posts',
    'department-in-complaints',
  ],
  summary: 'Add a department, rename it, or retire it where nobody needs it any more',
})

export const savePhones = writes('savePhones', {
  path: '/v1/staff/settings/phones',
  params: nothing,
  body: z.strictObject({
    ...of,
    phones: z.array(z.strictObject({ name: ShortWords, phone: ShortWords })).check(z.maxLength(50)),
  }),
  answer: Settings,
  refusals: [...changeRefusals, ...textRefusals, 'emergency-phone-wrong'],
  summary: 'The emergency phones of the community',
})

export const savePlaces = writes('savePlaces', {
  path: '/v1/staff/settings/places',
  params: nothing,
  body: z.strictObject({
    ...of,
    places: z.array(z.strictObject({ name: ShortWords, inBuildings: z.boolean() })).check(z.maxLength(100)),
  }),
  answer: Settings,
  refusals: [...changeRefusals, ...textRefusals, 'public-place-wrong'],
  summary: 'The public places of the community',
})

export const saveSwitch = writes('saveSwitch', {
  path: '/v1/staff/settings/switch',
  params: nothing,
  body: z.strictObject({ ...of, feature: z.enum(features), on: z.boolean() }),
  answer: Settings,
  refusals: changeRefusals,
  summary: 'Switch a feature of the community on or off (功能开关)',
})

const ReplyBody = z.strictObject({
  id: Id,
  use: z.enum(cannedUses),
  text: ShortWords,
  root: z.optional(z.enum(roots)),
})
export type ReplyBody = z.infer<typeof ReplyBody>

export const saveReplies = writes('saveReplies', {
  path: '/v1/staff/settings/replies',
  params: nothing,
  body: z.strictObject({ ...of, replies: z.array(ReplyBody).check(z.maxLength(100)) }),
  answer: Settings,
  refusals: [...changeRefusals, ...textRefusals, 'placeholder-unknown', 'replies-too-many', 'reply-twice'],
  summary: 'The ready words (常用语) a community has of its own',
})

export const readReplies = reads('readReplies', {
  path: '/v1/staff/replies',
  params: nothing,
  query: z.strictObject({ communityId: Id }),
  answer: z.object({ replies: z.array(Reply) }),
  refusals: ['not-allowed'],
  summary: 'The ready words (常用语) of a community, for whoever writes there',
})
