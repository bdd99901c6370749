// Which department a complaint is with, and which is to get its next order.

import { type Complaint, orderOf } from './complaint.ts'

/**
 * The department the next order goes to: the one a granted transfer (已同意转给) named, until an order goes elsewhere; else the
 * category's. Its handlers may claim it, its people are proposed.
 */
export const nextDepartmentOf = ({ transferredTo, category }: Pick<Complaint, 'transferredTo' | 'category'>): string =>
  transferredTo ?? category.departmentId

/** The department a complaint is with: the one with the order or, where there is none, the one that would get it. */
export const departmentOf = (complaint: Pick<Complaint, 'stage' | 'transferredTo' | 'category'>): string =>
  orderOf(complaint.stage)?.departmentId ?? nextDepartmentOf(complaint)
