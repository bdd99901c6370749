// Messages in words, by day.
import type { MessagePage, MyMessage } from '#contract/messages.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { IconName } from '../../ui/icon-name.ts'
import { dayHead, momentWords } from '../when.ts'

/** How far it got; nothing to say where this version does not know. */
export const reachedWords: Record<MyMessage['reached'], { icon: IconName; word: string } | undefined> = {
  wechat: { icon: 'check', word: '微信也有' },
  here: { icon: 'slash', word: '只在这里' },
  waiting: { icon: 'hourglass', word: '微信还没发' },
  unsure: { icon: 'info', word: '微信不确定' },
  unknown: undefined,
}

/** W2611-0001 · 只在这里. */
export const smallPrint = ({ number, reached }: MyMessage): string =>
  [number, reachedWords[reached]?.word].filter(Boolean).join(' · ')

/** The whole row as it is read out. */
export const spokenWords = (message: MyMessage, now: Instant): string =>
  [
    message.unread ? '未读' : '',
    message.note,
    message.matter,
    message.number,
    momentWords(message.at, now),
    reachedWords[message.reached]?.word,
  ]
    .filter(Boolean)
    .join('，')

/** Newest day first, as the list comes. */
export const byDay = (messages: readonly MyMessage[], now: Instant): { day: string; messages: MyMessage[] }[] => {
  const days = new Map<string, MyMessage[]>()
  for (const message of messages) {
    const day = dayOf(message.at)
    const known = days.get(day)
    if (known) known.push(message)
    else days.set(day, [message])
  }
  return [...days.values()].map(all => ({ day: dayHead(all[0]?.at ?? now, now), messages: all }))
}

/** The first page anew, with what was read on below it: coming back finds the list as long as it was. */
export const anew = (before: MessagePage | undefined, first: MessagePage): MessagePage => {
  const last = first.messages[first.messages.length - 1]
  const at = before && last ? before.messages.findIndex(it => it.id === last.id) : -1
  const older = before && at >= 0 ? before.messages.slice(at + 1) : []
  if (!before || older.length === 0) return first
  return { messages: [...first.messages, ...older.map(it => ({ ...it, unread: false }))], more: before.more }
}
