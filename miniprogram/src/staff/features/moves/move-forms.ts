// Every move beside the main path, as a form.

import type { StaffDetail } from '#contract/staff-detail.ts'
import { correctionForms } from './correction-forms.ts'
import { customerForms } from './customer-forms.ts'
import type { MoveForm } from './move-form.ts'
import { objectionForms } from './objection-forms.ts'
import { supervisionForms } from './supervision-forms.ts'
import { workForms } from './work-forms.ts'

/** All of them, in the order of 更多. */
export const moveForms: readonly MoveForm[] = [
  workForms,
  customerForms,
  supervisionForms,
  objectionForms,
  correctionForms,
].flatMap((forms): MoveForm[] => Object.values(forms))

/** What 更多 offers now; what has a button in its own card is not repeated. */
export const moreForms = ({ moves }: Pick<StaffDetail, 'moves'>): MoveForm[] =>
  moveForms.filter(form => !form.inCard && moves.includes(form.move))
