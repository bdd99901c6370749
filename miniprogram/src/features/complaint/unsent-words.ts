// The words on their way of whoever is signed in.
import type { Detail } from '#contract/complaint-views.ts'
import { phoneStorage } from '../../api/phone-storage.ts'
import { currentMe, onSessionChange } from '../../api/session.ts'
import { isSaid, openUnsentWords } from './unsent-store.ts'

const words = openUnsentWords(phoneStorage)
onSessionChange(() => words.forgetOthers(currentMe()?.userId))

/** Words of mine about one complaint, for one use: 补充说明, 申诉. What its timeline has already has arrived after all. */
export const unsentWords = ({ id, entries }: Pick<Detail, 'id' | 'entries'>, use: string) => {
  const me = currentMe()?.userId
  const forget = (): void => (me === undefined ? undefined : words.forget(me, id, use))
  return {
    recall(): string {
      const text = me === undefined ? '' : words.recall(me, id, use)
      if (!isSaid(entries, text)) return text
      forget()
      return ''
    },
    keep: (text: string): void => (me === undefined ? undefined : words.keep(me, id, use, text)),
    forget,
  }
}
