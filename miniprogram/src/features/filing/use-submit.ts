import { useState } from 'react'
import { fileComplaint } from '#contract/complaints.ts'
import type { BoundRoom } from '#contract/session.ts'
import type { RequestKind } from '#domain/complaint/classes.ts'
import { call } from '../../api/call.ts'
import { toast } from '../../ui/toast.ts'
import { goInstead, pages } from '../go.ts'
import type { Photos } from '../photos/use-photos.ts'
import { leaveFor } from '../use-load.ts'
import type { Draft } from './draft.ts'
import { filingBody } from './filing-body.ts'
import type { Building } from './public-building.ts'

type Filing = {
  kind: RequestKind
  draft: Draft
  room: BoundRoom | undefined
  building: Building | undefined
  communityId: string
}

type Submit = {
  /** Why the last try did not go through. */
  wrong: string | undefined
  submit: (filing: Filing) => Promise<void>
}

/** Sends a complete draft under its own key, and once it is filed leaves for 收到了. Until then the draft stays. */
export function useSubmit(photos: Photos, drop: () => void): Submit {
  const [wrong, setWrong] = useState<string>()
  const submit = async ({ kind, draft, room, building, communityId }: Filing) => {
    setWrong(undefined)
    const photoIds = await photos.settled()
    if (!photoIds) return setWrong('有照片没传上：点“再传一次”，或者删掉它。')
    const body = filingBody({ draft, kind, room, building, communityId, photoIds })
    const filed = await call(fileComplaint, { body, key: draft.key })
    if (!filed.ok && filed.reason !== 'key-reused') return setWrong(filed.sentence)
    // Under this key something else was filed before: an earlier try did arrive, and the page changed since.
    if (!filed.ok) toast('刚才那次已经提交成功，可以再补充说明。')
    if (filed.ok) leaveFor(`complaint/${draft.key}`, filed.value)
    photos.dropFiles()
    drop()
    goInstead(pages.submitted(draft.key))
  }
  return { wrong, submit }
}
