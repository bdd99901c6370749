// 常用语 on the phone: what is known of the complaint for them, in which order they are offered, how one is put into a field.

import type { ReplyView } from '#contract/settings.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { type CannedReply, cannedUses, type KnownForReply, type OwnReply } from '#domain/complaint/canned-replies.ts'
import { categoryRoots } from '#domain/complaint/classes.ts'
import type { Instant } from '#domain/time.ts'
import { dateWords, timeWords } from '../../../features/when.ts'

/** The day itself: 今天 would be wrong tomorrow. */
const dueOf = ({ clocks }: StaffDetail, now: Instant): string | undefined => {
  const close = clocks.find(clock => clock.kind === 'close' && clock.stoppedAt === undefined && clock.dueAt > now)
  return close && `${dateWords(close.dueAt, now)} ${timeWords(close.dueAt)}`
}

/** Neighbours who follow and households merged into it read what is written to the customer. */
const isReadByOthers = ({ followers = 0, children = [], mergedInto }: StaffDetail): boolean =>
  followers > 0 || children.length > 0 || mergedInto !== undefined

/** What a ready text may be filled with. `solved`: of a visit. */
export const knownForReply = (
  detail: StaffDetail,
  now: Instant,
  { written, solved }: { written: string; solved?: boolean | undefined },
): KnownForReply => {
  const { state, kind, number, category, categoryRoot, place, customer, order, hideName } = detail
  return {
    state,
    kind,
    root: categoryRoot,
    number,
    category,
    place,
    customer: customer.name,
    handler: order?.handler,
    due: dueOf(detail, now),
    isNameless: hideName || customer.hidden || isReadByOthers(detail),
    solved,
    isBegun: written.trim() !== '',
  }
}

/** The community's own, without those a newer server knows another use or category for. */
export const ownReplies = (replies: readonly ReplyView[]): OwnReply[] =>
  replies.flatMap(({ id, use, text, root }) => {
    const [knownUse, knownRoot] = [cannedUses.find(it => it === use), categoryRoots.find(it => it === root)]
    if (!knownUse || (root !== undefined && !knownRoot)) return []
    return [{ id, use: knownUse, text, ...(knownRoot ? { root: knownRoot } : {}) }]
  })

/** Those used last stand first, the others as they were. */
export const lastUsedFirst = <Reply extends CannedReply>(
  replies: readonly Reply[],
  used: readonly string[],
): Reply[] => [
  ...used.flatMap(id => replies.filter(it => it.id === id)),
  ...replies.filter(it => !used.includes(it.id)),
]

/** What stands in the field with the text behind it; undefined where it would not fit. */
export const withReply = (written: string, text: string, most: number): string | undefined => {
  const before = written.trimEnd()
  const stop = before === '' || /[\p{P}\n]$/u.test(before) ? '' : '。'
  const whole = `${before}${stop}${text}`
  return whole.length > most ? undefined : whole
}
