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
}

export type Meters = {
  readonly setData: { calls: number; bytes: number; largestBytes: number; overAudit: number; inBackground: number }
  readonly network: { sent: SentRequest[]; inFlight: number; mostInFlight: number }
}

export type TreeSize = { readonly nodes: number; readonly depth: number; readonly widest: number }

export function freshMeters(): Meters {
  return {
    setData: { calls: 0, bytes: 0, largestBytes: 0, overAudit: 0, inBackground: 0 },
    network: { sent: [], inFlight: 0, mostInFlight: 0 },
  }
}

export function countSetData(meters: Meters, bytes: number, inBackground: boolean): void {
  const meter = meters.setData
  meter.calls += 1
  meter.bytes += bytes
  meter.largestBytes = Math.max(meter.largestBytes, bytes)
  if (bytes > SET_DATA_AUDIT_BYTES) meter.overAudit += 1
  if (inBackground) meter.inBackground += 1
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
