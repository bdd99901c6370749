// The people of a room in words.
import type { InvitationView, MyRoom, OpenInvitation, RoomMember } from '#contract/homes.ts'
import { relationWords } from '#contract/words.ts'
import { codeInGroups, nameless } from '#domain/people/home.ts'
import type { Instant } from '#domain/time.ts'
import { dateWords, deadlineWords } from '../when.ts'

type Relation = RoomMember['relation']

/** 家属; nothing for a relation this version does not know. */
export const relationWord = (relation: Relation): string => (relation === 'unknown' ? '' : relationWords[relation])

/** 儿子（陈*远）, or the one of both that is known. */
export const personWords = ({ name, calledAs }: Pick<RoomMember, 'name' | 'calledAs'>): string => {
  if (!calledAs) return name
  return name === nameless ? calledAs : `${calledAs}（${name}）`
}

/** 家属，2025年10月19日起. */
export const placeWords = ({ relation, since }: Pick<RoomMember, 'relation' | 'since'>, now: Instant): string =>
  [relationWord(relation), since === undefined ? '' : `${dateWords(since, now)}起`].filter(Boolean).join('，')

/** 邀请家属 儿子. */
export const invitationWords = ({ relation, calledAs }: OpenInvitation): string =>
  [`邀请${relationWord(relation)}`, calledAs ?? ''].filter(Boolean).join(' ')

/** 11月30日 周一 10:00 前有效. */
export const validWords = (expiresAt: Instant, now: Instant): string => `${deadlineWords(expiresAt, now)}有效`

/** Who invites: 陈*兰, or the property company. */
export const inviterWords = ({ madeBy, name, community }: InvitationView): string =>
  madeBy === 'staff' ? `${community}物业` : (name ?? '业主')

type Sent = Pick<OpenInvitation, 'code' | 'relation'>

/** The page an invitation opens. */
export const joinPath = ({ code = '' }: Sent): string => `/pages/join/index?invitation=${code}`

/** The title of the card that is sent to the invited person. */
export const cardTitle = ({ label }: Pick<MyRoom, 'label'>, { relation }: Sent): string =>
  `邀请您作为${relationWord(relation)}加入 ${label}`

/** What is copied where there is no card: the address and, should it not open, the code. */
export const inviteText = (room: Pick<MyRoom, 'label' | 'communityName'>, sent: Sent, page: string): string =>
  `${cardTitle({ label: `${room.communityName} ${room.label}` }, sent)}。点开：${page}#${joinPath(sent)} 或在回音小程序“我的房屋”里输入邀请码 ${codeInGroups(sent.code ?? '')}`
