import type { StaffDetail } from '#contract/staff-detail.ts'

/** What a field is given whose answers the server knows; the answer is an id. */
export type LookUpProps = {
  id: string
  label: string
  detail: StaffDetail
  value: string | undefined
  onChange: (id: string) => void
}
