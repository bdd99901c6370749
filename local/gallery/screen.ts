// What the gallery knows of a screen: where it is, who holds the phone, how each of its states comes about.

import { stories } from '../demo/stories.ts'
import type { OpenPhone } from './phone.ts'

/**
 * `ready`: there is something to show. `empty`: there is nothing yet. `loading`: the answer is still on its way.
 * `failed`: there is no network and nothing from before. `kept`: there is no network, and what was known stays.
 */
export type State = 'ready' | 'empty' | 'loading' | 'failed' | 'kept'

/** How a person reads: colours of the system, size of letters as WeChat is set. */
export const looks = ['light', 'dark', 'light-elder', 'dark-elder', 'light-largest'] as const
export type Look = (typeof looks)[number]

export type View = 'phone' | 'desk'

/** In px. */
export const sizes = { phone: { width: 375, height: 812 }, desk: { width: 1280, height: 800 } } as const

export type Screen = {
  /** The name of its pictures. */
  id: string
  title: string
  /** Whose phone it is, by alias. */
  who: string
  /** The page with its query. */
  page: string
  /** What can be read once it is ready. */
  see: string
  /** What it is looked at on; a phone where nothing is said. A desk has neither 长辈模式 nor WeChat's sizes of letters. */
  view?: View
  /** What the person does before the picture is taken: opens a sheet, fills in a form. */
  does?: (phone: OpenPhone) => Promise<void>
  /** Somebody who has nothing there yet. */
  empty?: { who: string; page?: string; see: string }
  /** Whether it asks the server for anything, and so can wait and fail. */
  asks: boolean
  /** Which of its pictures are kept to compare with. */
  keeps?: Partial<Record<State, readonly Look[]>>
}

/** What is kept of a screen that says nothing else. */
export const usuallyKept: NonNullable<Screen['keeps']> = { ready: ['light', 'dark-elder'] }

/** Of a screen where each state has its own face. */
export const everyState: NonNullable<Screen['keeps']> = {
  ready: ['light', 'dark-elder'],
  empty: ['light'],
  loading: ['light'],
  failed: ['light'],
}

/** The complaint that the gallery adds to the demo: one told at length. */
export const longComplaint = 'gallery-long-words-00001'

/** The id of a demo complaint by the words in its key: `date-to-agree`. Throws where there is no such story, or more. */
export const complaintOf = (story: string): string => {
  const found = stories.filter(it => it.key.includes(`-${story}-`))
  const [only] = found
  if (!only || found.length > 1) throw new Error(`the demo tells ${found.length} stories named ${story}`)
  return only.key
}
