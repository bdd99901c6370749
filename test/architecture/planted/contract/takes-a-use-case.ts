import { act } from '../functions/act.ts'

export const answer = act
