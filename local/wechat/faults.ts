// Trouble on order, so that a client meets here what it will meet in production.
import type { Milliseconds } from '#domain/time.ts'
import { refused, type SimAnswer } from './wechat-answer.ts'

export const faultModes = [
  'latency',
  'busy',
  'token-refused',
  'quota-used-up',
  'too-fast',
  'accept-then-drop',
  'drop-before-accept',
  'cut-answer',
  'bad-gateway',
] as const

export type FaultMode = (typeof faultModes)[number]

export type Fault = {
  readonly endpoint: string
  readonly mode: FaultMode
  /** Calls still to be hit. */
  times: number
  /** Only for latency. */
  readonly milliseconds: Milliseconds
}

/** The fault for the next call of an endpoint, used up by asking. */
export const takeFault = (faults: Fault[], endpoint: string): Fault | undefined => {
  const fault = faults.find(each => each.endpoint === endpoint && each.times > 0)
  if (fault) fault.times -= 1
  return fault
}

/** The refusal a fault gives instead of doing anything; the other modes spoil the connection. */
export const refusalOf = (mode: FaultMode): SimAnswer | undefined => {
  if (mode === 'busy') return refused(-1, 'system error')
  if (mode === 'token-refused') return refused(40001, 'invalid credential, access_token is invalid or not latest')
  if (mode === 'quota-used-up') return refused(45009, 'reach max api daily quota limit')
  if (mode === 'too-fast') return refused(45011, 'api minute-quota reach limit mustslower retry next minute')
  return undefined
}
