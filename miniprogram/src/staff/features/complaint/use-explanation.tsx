import { type ReactNode, useState } from 'react'
import type { ClockView } from '#contract/complaint-views.ts'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { ExplanationSheet } from '../../../features/complaint/explanation-sheet.tsx'

type Explained = { explain: (clock: ClockView) => void; sheet: ReactNode }

/** Explains a clock in full, over the page. Give `sheet` to Page as `over`. */
export function useExplanation(detail: StaffDetail | undefined, now: number): Explained {
  const [shown, setShown] = useState<ClockView>()
  // The page may have been loaded anew meanwhile.
  const clock = detail?.clocks.find(it => it.kind === shown?.kind && it.startedAt === shown?.startedAt) ?? shown
  const sheet = (
    <ExplanationSheet
      clock={clock}
      now={now}
      open={shown !== undefined}
      onClose={() => setShown(undefined)}
      pause={detail?.pause}
      full
    />
  )
  return { explain: setShown, sheet }
}
