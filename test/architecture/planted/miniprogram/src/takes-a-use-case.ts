import { act } from '../../functions/act.ts'

export const call = act
