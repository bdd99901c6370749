// A category while it is being entered, and what is sent of it.

import { type CategoryBody, type CategoryView, roots } from '#contract/settings.ts'
import { newKey } from '../../api/new-key.ts'

export type QuestionForm = { id: string; words: string; kind: 'choice' | 'text'; choices: string }
export type CategoryForm = Omit<CategoryBody, 'questions'> & { questions: QuestionForm[] }

export const rootWords: Record<(typeof roots)[number], string> = {
  sales: '销售管理',
  'customer-service': '客户服务',
  'property-service': '物业服务',
  engineering: '工程质量',
}

/** What a new one begins with. */
export const newCategory = (departmentId: string): CategoryForm => ({
  id: newKey(),
  name: '',
  root: 'property-service',
  icon: 'chat',
  departmentId,
  needsPhotos: false,
  followable: false,
  hidesName: false,
  questions: [],
})

export const newQuestion = (): QuestionForm => ({ id: newKey(), words: '', kind: 'choice', choices: '' })

const isRoot = (root: string): root is CategoryBody['root'] => roots.some(it => it === root)

/** A stored one, to be changed. */
export const formOf = ({ questions = [], root, ...category }: CategoryView): CategoryForm => ({
  ...category,
  root: isRoot(root) ? root : 'property-service',
  questions: questions.map(({ id, words, kind, choices = [] }) => ({
    id,
    words,
    kind: kind === 'text' ? 'text' : 'choice',
    choices: choices.join('、'),
  })),
})

/** 东门、西门, with whatever sign stands between them. */
const choicesIn = (text: string): string[] =>
  text
    .split(/[、，,;；\n]/)
    .map(it => it.trim())
    .filter(it => it !== '')

export const bodyOf = ({ questions, ...form }: CategoryForm): CategoryBody => ({
  ...form,
  questions: questions.map(({ id, words, kind, choices }) =>
    kind === 'text' ? { id, kind, words } : { id, kind, words, choices: choicesIn(choices) },
  ),
})
