import { useState } from 'react'
import { listCandidates } from '#contract/staff.ts'
import { call } from '../../../api/call.ts'
import { useLoad } from '../../../features/use-load.ts'

/**
 * Who of a department could handle a complaint: of the one it is with, until one is chosen (`chosenId`). Servers of before
 * have no departments to choose from.
 */
export function useCandidates(id: string, chosenBefore?: string) {
  const [chosenId, chooseDepartment] = useState(chosenBefore)
  const load = useLoad({
    key: ['staff/candidates', id, ...(chosenId === undefined ? [] : [chosenId])].join('/'),
    schema: listCandidates.answer,
    fetch: () =>
      call(listCandidates, { params: { id }, query: chosenId === undefined ? {} : { departmentId: chosenId } }),
  })
  const known = load.value
  // Until those of the chosen department are here, nobody of the one before can be tapped.
  const value = chosenId === undefined || known?.departmentId === chosenId ? known : undefined
  return {
    load: { ...load, value },
    departments: known?.departments ?? [],
    departmentId: chosenId ?? known?.departmentId,
    chosenId,
    chooseDepartment,
  }
}
