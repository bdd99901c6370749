// An administrator with tables of rooms, over HTTP, and the timer that imports them.

import { type Job, readJob } from '#contract/jobs.ts'
import { importRoomTable, permitRoomTable, previewRoomTable, type RoomTablePreview } from '#contract/room-imports.ts'
import { minute } from '#domain/time.ts'
import { RoomItem } from '../../../functions/storage/person-items.ts'
import { must, newKey, signInAs } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { aStack } from '../../support/stack.ts'
import { storedUnder } from '../stored.ts'

export const csvOf = (...rows: string[]): string => ['楼栋,单元,房号,业主电话', ...rows].join('\n')

export type TableDesk = Awaited<ReturnType<typeof aTableDesk>>

export const aTableDesk = async () => {
  const stack = await aStack()
  const admin = await signInAs(stack, 'linyue')
  const asked = (fileId: string, change: object = {}) => ({
    communityId,
    fileId,
    name: '业主.csv',
    newBuildings: false,
    newOwners: false,
    ...change,
  })
  return {
    stack,
    admin,
    asked,
    async upload(bytes: Buffer | string, key = newKey()): Promise<string> {
      const { fileId, url, fields } = must(await admin.call(permitRoomTable, { key, body: { communityId } }))
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      form.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]))
      const sent = await fetch(url, { method: 'POST', body: form })
      if (sent.status !== 201) throw new Error(`the store said ${sent.status}: ${await sent.text()}`)
      return fileId
    },
    preview: async (fileId: string, change: object = {}): Promise<RoomTablePreview> =>
      must(await admin.call(previewRoomTable, { body: asked(fileId, change) })),
    confirm: (fileId: string, sha256: string, change: object = {}, key = newKey()) =>
      admin.call(importRoomTable, { key, body: { ...asked(fileId), sha256, goodRows: false, ...change } }),
    jobOf: async (id: string): Promise<Job> => must(await admin.call(readJob, { params: { id } })),
    rooms: () => storedUnder(stack, 'BUILDING#').map(item => RoomItem.parse(item)),
    /** Lets the timer do what is due. */
    async tick() {
      stack.advance(minute)
      await stack.settle()
    },
  }
}
