import { check } from '../infra/check.ts'

export const checked = check
