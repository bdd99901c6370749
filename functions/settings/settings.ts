// 小区设置: reading, and what the administrator can change of categories, phones and places.

import type { Reason } from '#contract/refusals.ts'
import type { CategoryBody, Settings } from '#contract/settings.ts'
import { holds } from '#domain/people/actor.ts'
import { type CategorySettings, checkPhones, checkPlaces, withCategory } from '#domain/places/settings.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type ProfileItem, profileAt } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { changeSettings, mayChange, mayRead } from './change-settings.ts'
import { settingsView } from './settings-view.ts'

/** One wait. */
export const readSettings = async (
  core: Core,
  { holder, query: { communityId } }: Asked<unknown, { communityId: string }>,
): Promise<Result<Settings, Reason>> => {
  const here = profileAt(communityId)
  const entered = await enter(core, holder, [here])
  if (!entered.ok) return entered
  const { caller, found } = entered.value
  const profile = found.take(here)
  if (!profile || !holds(caller.actor, communityId, mayRead)) return refuse('not-allowed')
  return accept(settingsView(profile, holds(caller.actor, communityId, mayChange)))
}

const categoryWords = (category: CategorySettings | undefined): string | undefined => {
  if (!category) return undefined
  const { name, retired, needsPhotos, followable, hidesName, questions = [] } = category
  const marks = [
    retired && '停用',
    needsPhotos && '要照片',
    followable && '邻居可跟进',
    hidesName && '默认隐去姓名',
    questions.length > 0 && `补充问题：${questions.map(it => it.words).join('、')}`,
  ].filter(it => typeof it === 'string')
  return marks.length > 0 ? `${name}（${marks.join('，')}）` : name
}

const departmentWords = ({ departments }: ProfileItem, category: CategorySettings | undefined): string | undefined =>
  departments.find(it => it.id === category?.departmentId)?.name

type Of = { communityId: string; version: number }

export const saveCategory = (
  core: Core,
  request: Asked<unknown, unknown, Of & { category: CategoryBody }>,
): Promise<Result<Settings, Reason>> =>
  changeSettings(core, request, {
    name: 'saveCategory',
    after(profile, { category }) {
      const checked = withCategory(profile, category)
      if (!checked.ok) return checked
      const categories = checked.value.map(({ questions = [], ...rest }) => ({
        ...rest,
        questions: questions.map(it => (it.kind === 'choice' ? { ...it, choices: [...it.choices] } : it)),
      }))
      return accept({ ...profile, categories })
    },
    audited(before, after, { category: { id } }) {
      const [was, is] = [before, after].map(({ categories }) => categories.find(it => it.id === id))
      return {
        act: was ? 'category-changed' : 'category-added',
        what: is?.name ?? '',
        changes: [
          { field: 'category', before: categoryWords(was), after: categoryWords(is) },
          { field: 'department', before: departmentWords(before, was), after: departmentWords(after, is) },
        ],
      }
    },
  })

const phonesWords = ({ emergencyPhones }: ProfileItem): string =>
  emergencyPhones.map(({ name, phone }) => `${name} ${phone}`).join('；')

export const savePhones = (
  core: Core,
  request: Asked<unknown, unknown, Of & { phones: { name: string; phone: string }[] }>,
): Promise<Result<Settings, Reason>> =>
  changeSettings(core, request, {
    name: 'savePhones',
    after(profile, { phones }) {
      const checked = checkPhones(phones)
      return checked.ok ? accept({ ...profile, emergencyPhones: checked.value }) : checked
    },
    audited: (before, after) => ({
      act: 'phones-changed',
      what: '紧急电话',
      changes: [{ field: 'phones', before: phonesWords(before), after: phonesWords(after) }],
    }),
  })

const placesWords = ({ publicPlaces, placesInBuildings = [] }: ProfileItem): string =>
  publicPlaces.map(place => (placesInBuildings.includes(place) ? `${place}（每栋）` : place)).join('、')

export const savePlaces = (
  core: Core,
  request: Asked<unknown, unknown, Of & { places: { name: string; inBuildings: boolean }[] }>,
): Promise<Result<Settings, Reason>> =>
  changeSettings(core, request, {
    name: 'savePlaces',
    after(profile, { places }) {
      const checked = checkPlaces(places)
      if (!checked.ok) return checked
      const publicPlaces = checked.value.map(it => it.name)
      const placesInBuildings = checked.value.filter(it => it.inBuildings).map(it => it.name)
      return accept({ ...profile, publicPlaces, placesInBuildings })
    },
    audited: (before, after) => ({
      act: 'places-changed',
      what: '公共区域',
      changes: [{ field: 'places', before: placesWords(before), after: placesWords(after) }],
    }),
  })
