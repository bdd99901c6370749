import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { minute } from '#domain/time.ts'
import { openCore } from '../../../functions/core.ts'
import { importRooms } from '../../../functions/import/import-rooms.ts'
import { roomImporter } from '../../../functions/import/rooms-job.ts'
import type { ImportNext } from '../../../functions/jobs/job-step.ts'
import { runJob } from '../../../functions/jobs/run-job.ts'
import { openPhotos } from '../../../functions/photos/open-photos.ts'
import { must } from '../../../local/client.ts'
import { communityId } from '../../../local/demo/community.ts'
import { storedUnder } from '../stored.ts'
import { aTableDesk, csvOf, type TableDesk } from './a-table-desk.ts'

let desk: TableDesk
beforeEach(async () => {
  desk = await aTableDesk()
  return () => desk.stack.close()
})

describe('a job of a hundred rooms', () => {
  const numbers = Array.from({ length: 100 }, (_, at) => String(1001 + at))
  const hundred = csvOf(...numbers.map(it => `9栋,1,${it},`))
  const inNine = () => desk.rooms().filter(it => it.label.startsWith('9 栋'))

  /** A confirmed table, and a process that works on its job; `before` is told which step comes. */
  const begun = async (before: (step: number) => Promise<void>) => {
    const fileId = await desk.upload(hundred)
    const { sha256 } = await desk.preview(fileId, { newBuildings: true })
    const { id } = must(await desk.confirm(fileId, sha256, { newBuildings: true }))
    const core = await openCore(desk.stack.outside)
    const work = async () => {
      const importer = roomImporter(openPhotos(desk.stack.outside))
      let steps = 0
      const importNext: ImportNext = async (...given) => {
        steps += 1
        await before(steps)
        return importer(...given)
      }
      await runJob({ ...core, importNext }, id, core.now() + minute)
    }
    return { id, core, work }
  }

  test('killed in the middle goes on where it stopped, and counts every room once', async () => {
    let killed = false
    const { id, work } = await begun(async step => {
      if (step === 2 && !killed) throw new Error('killed')
    })
    await expect(work()).rejects.toThrow('killed')
    expect(inNine()).toHaveLength(32)
    expect(await desk.jobOf(id)).toMatchObject({ total: 100, done: 32, finished: false })
    killed = true
    await work()
    expect(await desk.jobOf(id)).toMatchObject({
      total: 100,
      done: 100,
      finished: true,
      imported: { rooms: 100, owners: 0, buildings: 1 },
    })
    expect(
      inNine()
        .map(it => it.number)
        .toSorted(),
    ).toEqual(numbers.toSorted())
    expect(storedUnder(desk.stack, `AUDIT#${communityId}`)).toHaveLength(1)
  })

  test('passes over what somebody else imported meanwhile', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'huiyin-meanwhile-')), 'a.csv')
    await writeFile(path, csvOf('9栋,1,1050,'))
    const { id, core, work } = await begun(async step => {
      const asked = { communityId, file: { name: 'a.csv', path }, newBuildings: true, newOwners: false }
      if (step === 2) await importRooms(core, { ...asked, goodRows: true })
    })
    await work()
    await rm(path)
    expect(await desk.jobOf(id)).toMatchObject({ finished: true, imported: { rooms: 99, owners: 0, buildings: 1 } })
    expect(
      inNine()
        .map(it => it.number)
        .toSorted(),
    ).toEqual(numbers.toSorted())
  })

  test('is left alone by whoever was not given tables', async () => {
    const { id, core } = await begun(async () => undefined)
    expect(await runJob(core, id, core.now() + minute)).toMatchObject({ done: 0 })
    expect(inNine()).toEqual([])
  })
})
