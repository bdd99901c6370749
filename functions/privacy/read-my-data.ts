// 我的资料: what is kept of me, counted.

import type { MyData } from '#contract/privacy.ts'
import type { Reason } from '#contract/refusals.ts'
import type { Complaint } from '#domain/complaint/complaint.ts'
import { isUnfinished } from '#domain/people/erasure.ts'
import { accept, type Result } from '#domain/result.ts'
import { answerOf } from '#domain/survey/survey.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import { phoneContext } from '../session/enter.ts'
import { maskPhone } from '../storage/seal.ts'
import { gather } from './gather.ts'

const newestConsents = 20

const hasSurvey = ({ stage }: Complaint): boolean => 'survey' in stage && answerOf(stage.survey) !== undefined

export const readMyData = async (core: Core, asked: Asked): Promise<Result<MyData, Reason>> => {
  const gathered = await gather(core, asked)
  if (!gathered.ok) return gathered
  const { caller, complaints, followed, messages, photos, consents, sessions, isWhole } = gathered.value
  const { user, actor } = caller
  return accept({
    name: actor.name,
    ...(user.phone === undefined ? {} : { maskedPhone: maskPhone(core.seal.open(user.phone, phoneContext(user.id))) }),
    since: user.createdAt,
    rooms: user.rooms.map(({ label, communityName }) => ({ label, community: communityName })),
    complaints: complaints.length,
    photos: photos.length,
    surveys: complaints.filter(hasSurvey).length,
    followed: followed.filter(it => it.endedAt === undefined).length,
    messages: messages.length,
    sessions,
    isWhole,
    consents: consents.slice(0, newestConsents).map(({ at, version, given, scene }) => ({ at, version, given, scene })),
    unfinished: complaints.filter(isUnfinished).length,
    isStaff: user.grants.length > 0,
  })
}
