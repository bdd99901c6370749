// The departments of a community: added, renamed, retired. One that somebody still needs is not retired.

import { checkText, type TextRefusal } from '../complaint/wording.ts'
import { accept, type Result, refuse } from '../result.ts'
import { type CategorySettings, isOffered } from './settings.ts'

/** `retired`: nothing new goes to it; what it did keeps its name. */
export type Department = { id: string; name: string; retired?: boolean | undefined }

const mostDepartments = 30
export const mostOfDepartment = 12

/** Those that something new can go to. */
export const activeDepartments = <D extends Pick<Department, 'retired'>>(departments: readonly D[]): D[] =>
  departments.filter(it => it.retired !== true)

export type DepartmentRefusal =
  | TextRefusal
  | 'department-name-taken'
  | 'departments-too-many'
  | 'department-last'
  | 'department-in-categories'

type Standing = {
  departments: readonly Department[]
  categories: readonly Pick<CategorySettings, 'name' | 'departmentId' | 'retired'>[]
}

/** The departments with this one in its place, or at the end. Refuses a name another one has, and retiring one a category goes to. */
export const withDepartment = (
  { departments, categories }: Standing,
  { id, name: entered, retired }: Department,
): Result<Department[], DepartmentRefusal> => {
  const name = checkText(entered, mostOfDepartment)
  if (!name.ok) return name
  const others = departments.filter(it => it.id !== id)
  if (others.length >= mostDepartments) return refuse('departments-too-many', { most: mostDepartments })
  if (retired) {
    if (activeDepartments(others).length === 0) return refuse('department-last')
    const category = categories.find(it => isOffered(it) && it.departmentId === id)
    if (category) return refuse('department-in-categories', { category: category.name })
  } else if (activeDepartments(others).some(it => it.name === name.value)) return refuse('department-name-taken')
  const department = { id, name: name.value, ...(retired ? { retired } : {}) }
  const isThere = others.length < departments.length
  return accept(isThere ? departments.map(it => (it.id === id ? department : it)) : [...departments, department])
}

/** Who may still need a department. */
export type Needing = {
  /** Held by colleagues, or promised to whoever was invited. */
  posts: readonly { name: string; departmentId?: string | undefined }[]
  /** Open complaints it has, still owes something for, or whose raising concerns it. */
  open: number
}

/** Whether nobody needs a department any more. */
export const mayRetire = (
  id: string,
  { posts, open }: Needing,
): Result<true, 'department-in-posts' | 'department-in-complaints'> => {
  const post = posts.find(it => it.departmentId === id)
  if (post) return refuse('department-in-posts', { person: post.name })
  return open > 0 ? refuse('department-in-complaints', { count: open }) : accept(true)
}
