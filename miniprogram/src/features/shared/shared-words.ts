// A complaint somebody I live with lets me read, in words: what is said to the filer is told of him.
import type { Card, Detail, EntryView } from '#contract/complaint-views.ts'
import type { SharedFrom } from '#contract/sharing.ts'
import { nameless } from '#domain/people/home.ts'
import { type EntryWords, entryWords } from '../complaint/entry-words.ts'
import { oweWords, whoWords } from '../complaint/who-words.ts'
import { relationWord } from '../homes/home-words.ts'

/** 陈*兰; whoever never told a name is 家人. */
export const fromWords = ({ name }: SharedFrom): string => (name === nameless ? '家人' : name)

/** 陈*兰（业主）的投诉. */
export const whoseWords = (from: SharedFrom): string => {
  const relation = relationWord(from.relation)
  return relation ? `${fromWords(from)}（${relation}）的投诉` : `${fromWords(from)}的投诉`
}

const toldOf = (from: SharedFrom, words: string): string => words.replaceAll('您', fromWords(from))

/** 何敏给陈*兰留言. */
export const readerWords = (entry: EntryView, from: SharedFrom): EntryWords => {
  const { title, text, quote } = entryWords(entry)
  return { title: toldOf(from, title), ...(text ? { text: toldOf(from, text) } : {}), ...(quote ? { quote } : {}) }
}

export const whoForReader = (card: Card, from: SharedFrom): string => toldOf(from, whoWords(card))

/** 何敏先答复陈*兰，最晚. */
export const oweForReader = (detail: Detail, from: SharedFrom): string =>
  toldOf(from, oweWords(detail, detail.next?.awaits))
