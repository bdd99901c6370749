import Taro from '@tarojs/taro'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { stateWords } from '#contract/words.ts'
import { goInstead } from '../../../features/go.ts'
import { Blank } from '../../../ui/blank.tsx'
import { staffUrl } from '../staff-url.ts'

/** Back to the complaint a form was about: the page before, or a fresh one where the form was opened on its own. */
export const backToComplaint = (id: string): void => {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else goInstead(staffUrl.complaint(id))
}

/** A form whose step is already done, or is not this person's. */
export function NotNow({ detail, step }: { detail: StaffDetail; step: string }) {
  const state = stateWords[detail.state]
  return (
    <Blank
      kind="empty"
      title={`现在不用${step}`}
      action={{ id: 'back-to-complaint', word: '看这件投诉', onTap: () => backToComplaint(detail.id) }}
    >
      {state ? `这件投诉现在是“${state}”。` : '这件投诉已有新的进展。'}
    </Blank>
  )
}
