// How often each use case of a person waits for the database, one time after the other, and what it reads.

import * as complaints from '#contract/complaints.ts'
import { clientHeader, type Endpoint, keyHeader } from '#contract/endpoint.ts'
import * as photos from '#contract/photos.ts'
import * as staff from '#contract/staff.ts'
import { clientVersion } from '#contract/version.ts'
import { newKey } from '../client.ts'
import { communityId } from '../demo/community.ts'
import type { Prepared } from './prepare.ts'
import type { Server } from './server.ts'

export type Waits = { name: string; waits: number; operations: number; itemsRead: number; itemsWritten: number }

type Call = {
  endpoint: Pick<Endpoint, 'name' | 'method' | 'path'>
  access: string
  id?: string
  query?: Record<string, string>
  body?: object
}

const send = async (url: string, { endpoint, access, id, query, body }: Call): Promise<Record<string, unknown>> => {
  const address = new URL(endpoint.path.replace('{id}', id ?? ''), url)
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value)
  const response = await fetch(address, {
    method: endpoint.method,
    headers: {
      [clientHeader]: clientVersion,
      authorization: `Bearer ${access}`,
      ...(body ? { [keyHeader]: newKey(), 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const answer: unknown = await response.json()
  if (!response.ok || typeof answer !== 'object' || answer === null)
    throw new Error(`${endpoint.name} answered ${response.status} ${JSON.stringify(answer)}`)
  return { ...answer }
}

const measure = async (server: Server, call: Call): Promise<{ waits: Waits; answer: Record<string, unknown> }> => {
  const before = await server.figures()
  const { outcome: answer, steps } = await server.watching(() => send(server.url, call))
  const after = await server.figures()
  const waits = {
    name: call.endpoint.name,
    waits: steps.length,
    operations: after.operations - before.operations,
    itemsRead: after.itemsRead - before.itemsRead,
    itemsWritten: after.itemsWritten - before.itemsWritten,
  }
  return { waits, answer }
}

const filing = {
  communityId,
  kind: 'complaint',
  categoryId: 'lift',
  place: { kind: 'public', label: '2 栋电梯' },
  text: '电梯停在三楼不动。',
  danger: false,
  happeningNow: false,
  hideName: false,
}

/** Walks through what a resident and the office do, with warm caches. */
export const measureWaits = async (server: Server, { sessions, agent, dispatcher }: Prepared): Promise<Waits[]> => {
  const access = sessions[0]?.access ?? ''
  const measured: Waits[] = []
  const step = async (call: Call) => {
    const { waits, answer } = await measure(server, call)
    measured.push(waits)
    return answer
  }
  const inCommunity = { communityId, of: 'community' }
  // Both doors learn the community, so that what is measured does not have to.
  await send(server.url, { endpoint: staff.listWork, access: agent, query: inCommunity })
  await send(server.url, { endpoint: complaints.fileComplaint, access, body: { ...filing, photoIds: [] } })
  await step({ endpoint: complaints.readHome, access })
  const { photoId } = await step({ endpoint: photos.permitUpload, access, body: { type: 'image/jpeg' } })
  const filed = { endpoint: complaints.fileComplaint, access }
  const { id, turn } = await step({ ...filed, body: { ...filing, photoIds: [photoId] } })
  const complaint = { id: String(id) }
  await step({ endpoint: complaints.listMine, access })
  await step({ endpoint: complaints.readMine, access, ...complaint })
  await step({ endpoint: staff.listWork, access: agent, query: inCommunity })
  await step({ endpoint: staff.countWork, access: agent, query: inCommunity })
  await step({ endpoint: staff.readAsStaff, access: agent, ...complaint })
  const accepted = await step({ endpoint: staff.acceptComplaint, access: agent, ...complaint, body: { turn } })
  await step({ endpoint: staff.listCandidates, access: dispatcher, ...complaint })
  const order = { turn: accepted.turn, handlerId: 'staff-sunzhiping' }
  const dispatched = await step({ endpoint: staff.dispatchOrder, access: dispatcher, ...complaint, body: order })
  const words = { turn: dispatched.turn, text: '谢谢，请快一点。' }
  const remarked = await step({ endpoint: complaints.remarkOnMine, access, ...complaint, body: words })
  await step({ endpoint: complaints.withdrawMine, access, ...complaint, body: { turn: remarked.turn } })
  return measured
}
