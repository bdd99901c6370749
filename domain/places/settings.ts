// What an administrator may enter for a community: categories with their extra questions, emergency phones, public places (domain rules §3, §6).

import type { Category } from '../complaint/classes.ts'
import type { Question } from '../complaint/questions.ts'
import { checkText, type TextRefusal } from '../complaint/wording.ts'
import { accept, type Result, refuse } from '../result.ts'

/** A category with everything that can be set. `retired`: offered no more, what was filed under it stays. */
export type CategorySettings = Category & {
  followable?: boolean | undefined
  hidesName?: boolean | undefined
  example?: string | undefined
  questions?: readonly Question[] | undefined
  retired?: boolean | undefined
}

export type EmergencyPhone = { name: string; phone: string }

/** A place of everybody; `inBuildings`: every building has one of its own. */
export type PublicPlace = { name: string; inBuildings: boolean }

export const most = {
  name: 12,
  example: 60,
  skill: 12,
  questions: 6,
  question: 30,
  choices: 12,
  choice: 20,
  categories: 60,
  phones: 10,
  places: 40,
  community: 20,
} as const

export type CategoryRefusal =
  | TextRefusal
  | 'category-name-taken'
  | 'category-last'
  | 'category-both'
  | 'categories-too-many'
  | 'question-wrong'
  | 'department-unknown'

/** Whether something new may be filed under it. */
export const isOffered = ({ retired }: Pick<CategorySettings, 'retired'>): boolean => retired !== true

const checkQuestion = (question: Question): Result<Question, 'question-wrong'> => {
  const words = checkText(question.words, most.question)
  if (!words.ok) return refuse('question-wrong')
  const { id } = question
  if (question.kind === 'text') return accept({ id, kind: 'text', words: words.value })
  const choices = question.choices.map(it => it.trim())
  const isWrong = choices.length < 2 || choices.length > most.choices || new Set(choices).size < choices.length
  if (isWrong || choices.some(it => !checkText(it, most.choice).ok)) return refuse('question-wrong')
  return accept({ id, kind: 'choice', words: words.value, choices })
}

const checkQuestions = (questions: readonly Question[]): Result<Question[], 'question-wrong'> => {
  const ids = new Set(questions.map(it => it.id))
  if (questions.length > most.questions || ids.size < questions.length) return refuse('question-wrong')
  const checked: Question[] = []
  for (const question of questions) {
    const one = checkQuestion(question)
    if (!one.ok) return one
    checked.push(one.value)
  }
  return accept(checked)
}

type Standing = {
  categories: readonly CategorySettings[]
  departments: readonly { id: string; retired?: boolean | undefined }[]
}

/** Words that may be left out; undefined where nothing is left of them. */
const optionalText = (text: string | undefined, length: number): Result<string | undefined, TextRefusal> =>
  text === undefined || text.trim() === '' ? accept(undefined) : checkText(text, length)

/**
 * The categories with this one in its place, or at the end. Refuses a name another one has, a department that is not
 * there, questions nobody can answer, a matter between neighbours that others could follow, and a community without any.
 */
export const withCategory = (
  { categories, departments }: Standing,
  entered: CategorySettings,
): Result<CategorySettings[], CategoryRefusal> => {
  const name = checkText(entered.name, most.name)
  if (!name.ok) return name
  const others = categories.filter(it => it.id !== entered.id)
  if (isOffered(entered) && others.some(it => isOffered(it) && it.name === name.value))
    return refuse('category-name-taken')
  if (!isOffered(entered) && !others.some(isOffered)) return refuse('category-last')
  if (others.length >= most.categories) return refuse('categories-too-many', { most: most.categories })
  if (entered.followable && entered.hidesName) return refuse('category-both')
  if (!departments.some(it => it.id === entered.departmentId && it.retired !== true))
    return refuse('department-unknown')
  const example = optionalText(entered.example, most.example)
  if (!example.ok) return example
  const skill = optionalText(entered.skill, most.skill)
  if (!skill.ok) return skill
  const questions = checkQuestions(entered.questions ?? [])
  if (!questions.ok) return questions
  const category = {
    ...entered,
    name: name.value,
    example: example.value,
    skill: skill.value,
    questions: questions.value,
  }
  const isThere = others.length < categories.length
  return accept(isThere ? categories.map(it => (it.id === entered.id ? category : it)) : [...categories, category])
}

/** The name of a community: 1 to 20 characters with words in them. */
export const communityName = (words: string): Result<string, TextRefusal> => checkText(words, most.community)

const isPhone = (phone: string): boolean => /^\d{3,12}$/.test(phone)

/** Emergency phones: each with a name of its own and a number that can be dialled, 3 to 12 digits; dashes and blanks are dropped. */
export const checkPhones = (
  phones: readonly EmergencyPhone[],
): Result<EmergencyPhone[], TextRefusal | 'emergency-phone-wrong'> => {
  if (phones.length === 0 || phones.length > most.phones) return refuse('emergency-phone-wrong')
  const checked: EmergencyPhone[] = []
  for (const { name, phone } of phones) {
    const word = checkText(name, most.name)
    if (!word.ok) return word
    const digits = phone.replace(/[\s-]/g, '')
    if (!isPhone(digits) || checked.some(it => it.name === word.value)) return refuse('emergency-phone-wrong')
    checked.push({ name: word.value, phone: digits })
  }
  return accept(checked)
}

/** Public places, each named once. */
export const checkPlaces = (
  places: readonly PublicPlace[],
): Result<PublicPlace[], TextRefusal | 'public-place-wrong'> => {
  if (places.length === 0 || places.length > most.places) return refuse('public-place-wrong')
  const checked: PublicPlace[] = []
  for (const { name, inBuildings } of places) {
    const word = checkText(name, most.name)
    if (!word.ok) return word
    if (checked.some(it => it.name === word.value)) return refuse('public-place-wrong')
    checked.push({ name: word.value, inBuildings })
  }
  return accept(checked)
}
