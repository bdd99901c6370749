// 留作内部备注: what was done without network, before it was known that the matter had gone on.

import type { Reason } from '#contract/refusals.ts'
import type { Happened } from '#domain/complaint/happened.ts'
import { leaveNote as leave, mayLeaveNote } from '#domain/complaint/left-note.ts'
import type { Saying } from '#domain/complaint/words.ts'
import { accept, type Result } from '#domain/result.ts'
import { actOnComplaint, type MoveRequest, type Step } from '../complaints/act-on-complaint.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'

type Body = Saying & Happened
type Turned = Body & { turn: number }

const step: Step<Turned> = {
  name: 'leaveNote',
  as: 'staff',
  mayStill: mayLeaveNote,
  anyTurn: true,
  photoIds: ({ photoIds = [] }) => photoIds,
  photosOf: 'inside',
  decide: leave,
}

/** Answers with the number alone: whoever leaves a note need not see the complaint any more. */
export const leaveNote = async (
  core: Core,
  request: Asked<{ id: string }, unknown, Body>,
): Promise<Result<{ number: string }, Reason>> => {
  const turned: MoveRequest<Turned> = { ...request, body: { ...request.body, turn: 1 } }
  const acted = await actOnComplaint(core, turned, step)
  return acted.ok ? accept({ number: acted.value.complaint.number }) : acted
}
