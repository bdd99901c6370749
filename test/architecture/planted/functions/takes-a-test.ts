import { aComplaint } from '../test/builders.ts'

export const demo = aComplaint
