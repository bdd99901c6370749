import { createHash } from 'node:crypto'
import type { Instant } from '#domain/time.ts'
import type { ViewNode } from './view-tree.ts'

/** What one setData may carry at most, and from what size WeChat's experience audit complains. */
export const SET_DATA_LIMIT_BYTES = 1024 * 1024
const SET_DATA_AUDIT_BYTES = 256 * 1024

export type SentRequest = {
  readonly kind: 'request' | 'uploadFile' | 'downloadFile'
  readonly method: string
  readonly url: string
  /** undefined while under way, and for good when it failed before an answer */
  statusCode: number | undefined
  /** on the phone's clock */
  readonly sentAt: Instant
  /** what the answer weighed, what was in it, and how long it really took */
  answer?: { readonly bytes: number; readonly hash: string; readonly ms: number }
}

export type Meters = {
  readonly setData: {
    calls: number
    bytes: number
    largestBytes: number
    overAudit: number
    inBackground: number
    /** when each was, on the phone's clock */
    readonly times: Instant[]
  }
  readonly network: { sent: SentRequest[]; inFlight: number; mostInFlight: number }
  /** the longest run of the app without a pause, in milliseconds of processor time; what it calls belongs to it */
  readonly script: { longestMs: number; depth: number }
}

export type TreeSize = { readonly nodes: number; readonly depth: number; readonly widest: number }

export function freshMeters(): Meters {
  return {
    setData: { calls: 0, bytes: 0, largestBytes: 0, overAudit: 0, inBackground: 0, times: [] },
    network: { sent: [], inFlight: 0, mostInFlight: 0 },
    script: { longestMs: 0, depth: 0 },
  }
}

export function countSetData(
  meters: Meters,
  { bytes, inBackground, at }: { bytes: number; inBackground: boolean; at: Instant },
): void {
  const meter = meters.setData
  meter.calls += 1
  meter.times.push(at)
  meter.bytes += bytes
  meter.largestBytes = Math.max(meter.largestBytes, bytes)
  if (bytes > SET_DATA_AUDIT_BYTES) meter.overAudit += 1
  if (inBackground) meter.inBackground += 1
}

/** How many of these moments fall into the second that holds most of them. */
export function busiestSecond(times: readonly Instant[]): number {
  const counts = times.map((from, index) => times.slice(index).filter(at => at - from < 1000).length)
  return Math.max(0, ...counts)
}

export const weighAnswer = (text: string, ms: number): NonNullable<SentRequest['answer']> => ({
  bytes: Buffer.byteLength(text),
  hash: createHash('sha256').update(text).digest('base64url'),
  ms,
})

/** Runs code of the app and keeps how long the longest such run was. */
export function timeRun<Result>({ script }: Meters, run: () => Result): Result {
  const before = process.threadCpuUsage()
  script.depth += 1
  try {
    return run()
  } finally {
    script.depth -= 1
    const { user, system } = process.threadCpuUsage(before)
    if (script.depth === 0) script.longestMs = Math.max(script.longestMs, (user + system) / 1000)
  }
}

/** Size of a rendered page as the experience audit counts it: nodes, levels, most children of one node. */
export function treeSize(node: ViewNode): TreeSize {
  const children = node.children.filter(child => typeof child !== 'string').map(treeSize)
  return {
    nodes: 1 + children.reduce((sum, child) => sum + child.nodes, 0),
    depth: 1 + Math.max(0, ...children.map(child => child.depth)),
    widest: Math.max(node.children.length, ...children.map(child => child.widest)),
  }
}
