// 常用语 a community has of its own: the administrator writes them, everybody who works there is offered them.

import type { Reason } from '#contract/refusals.ts'
import type { ReplyBody, ReplyView, Settings } from '#contract/settings.ts'
import { cannedUseWords } from '#contract/words.ts'
import { cannedUses } from '#domain/complaint/canned-replies.ts'
import { checkOwnReplies } from '#domain/complaint/own-replies.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { type ProfileItem, readCommunity } from '../places/community.ts'
import { enter } from '../session/enter.ts'
import { changeSettings } from './change-settings.ts'

/** One wait; the community is in memory. */
export const readReplies = async (
  core: Core,
  { holder, query: { communityId } }: Asked<unknown, { communityId: string }>,
): Promise<Result<{ replies: ReplyView[] }, Reason>> => {
  const [entered, community] = await Promise.all([enter(core, holder), readCommunity(core, communityId)])
  if (!entered.ok) return entered
  const works = entered.value.caller.actor.grants.some(it => it.communityId === communityId)
  return community && works ? accept({ replies: community.profile.replies ?? [] }) : refuse('not-allowed')
}

const wordsOf = ({ replies = [] }: ProfileItem, use: ReplyBody['use']): string =>
  replies
    .filter(it => it.use === use)
    .map(it => it.text)
    .join('；')

export const saveReplies = (
  core: Core,
  request: Asked<unknown, unknown, { communityId: string; version: number; replies: ReplyBody[] }>,
): Promise<Result<Settings, Reason>> =>
  changeSettings(core, request, {
    name: 'saveReplies',
    after(profile, { replies }) {
      const checked = checkOwnReplies(replies)
      return checked.ok ? accept({ ...profile, replies: checked.value }) : checked
    },
    audited: (before, after) => ({
      act: 'replies-changed',
      what: '常用语',
      changes: cannedUses.map(use => ({
        field: 'replies' as const,
        of: cannedUseWords[use],
        before: wordsOf(before, use),
        after: wordsOf(after, use),
      })),
    }),
  })
