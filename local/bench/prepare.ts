// The store both servers start from: residents with twenty complaints and one that went some way, made through the product itself.

import sharp from 'sharp'
import { fileComplaint, remarkOnMine } from '#contract/complaints.ts'
import { acceptComplaint } from '#contract/staff.ts'
import { type Client, must, newKey, signInAs } from '../client.ts'
import { communityId } from '../demo/community.ts'
import { newCounts } from '../replay/insist.ts'
import { signInResident, type Urls } from '../replay/resident.ts'
import { startStackProcess } from '../replay/start-stack-process.ts'
import type { Session } from './server-talk.ts'

export type Prepared = {
  sessions: Session[]
  agent: string
  dispatcher: string
  /** How many complaints there are, all of them open. */
  filed: number
}

const residents = 16
const complaintsEach = 20

const text = '楼道的灯坏了一个多星期，晚上回家很不方便，请尽快来修。'

const fileOne = (client: Client, photoIds: string[] = []) =>
  client.call(fileComplaint, {
    key: newKey(),
    body: {
      communityId,
      kind: 'complaint',
      categoryId: 'other',
      place: { kind: 'public', label: '2 栋楼道' },
      text,
      photoIds,
      danger: false,
      happeningNow: false,
      hideName: false,
    },
  })

const aJpeg = () =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#4a7' } })
    .jpeg()
    .toBuffer()

const tellMore = async (client: Client, agent: Client, id: string): Promise<void> => {
  must(await agent.call(acceptComplaint, { params: { id }, body: { turn: 1 } }))
  must(await client.call(remarkOnMine, { params: { id }, body: { turn: 2, text: '今天还是没有人来。' } }))
  must(await client.call(remarkOnMine, { params: { id }, body: { turn: 3, text: '昨晚有老人差点摔倒。' } }))
}

const makeResident = async (urls: Urls, agent: Client, index: number): Promise<Session> => {
  const insisting = { counts: newCounts(), patience: 10_000 }
  const client = await signInResident(urls, `bench-${index}`, insisting)
  const photoIds = [await client.upload(await aJpeg()), await client.upload(await aJpeg())]
  const { id } = must(await fileOne(client, photoIds))
  await tellMore(client, agent, id)
  for (let filed = 1; filed < complaintsEach; filed += 1) must(await fileOne(client))
  return { access: client.session.tokens.access, detailId: id }
}

/** Fills a directory and gives who is signed in. */
export const prepare = async (directory: string): Promise<Prepared> => {
  const stack = await startStackProcess({ directory, ports: { gateway: 0, photos: 0, wechat: 0 }, ahead: 0 })
  const agent = await signInAs(stack, 'hemin')
  const dispatcher = await signInAs(stack, 'xujing')
  const indexes = Array.from({ length: residents }, (_, index) => index)
  const sessions = await Promise.all(indexes.map(index => makeResident(stack, agent, index)))
  await stack.settle()
  await stack.close()
  return {
    sessions,
    agent: agent.session.tokens.access,
    dispatcher: dispatcher.session.tokens.access,
    filed: residents * complaintsEach,
  }
}
