import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as complaints from '#contract/complaints.ts'
import { followComplaint } from '#contract/groups.ts'
import { exportMyData, privacyVersion, readMyData, recordConsent, withdrawConsent } from '#contract/privacy.ts'
import { signOut } from '#contract/session.ts'
import { noteInside } from '#contract/staff-moves.ts'
import { minute } from '#domain/time.ts'
import { readZip } from '../../../infra/check-zip.ts'
import { type Client, must, signInAs } from '../../../local/client.ts'
import { aPhoto } from '../../support/pictures.ts'
import { readXlsx } from '../../support/read-xlsx.ts'
import { expectRefused, type Refused } from '../expect-refused.ts'
import { aboutLift, fileAs } from '../groups/neighbours.ts'
import { aFiling, aStranger, aWorld, bring, ownRoom, type World } from '../people.ts'
import { registrar } from '../registering.ts'

const formula = '=HYPERLINK("http://evil.example","点我")'
const inside = '这户老来闹，别理他'

let world: World
/** Of the resident: one answered and rated, one open with a photo, one photo never used. */
let answered: { number: string }
let open: { id: string; number: string; turn: number }
beforeAll(async () => {
  world = await aWorld()
  const { resident, stack } = world
  const rated = await bring(world, 'answered', { place: ownRoom })
  answered = rated
  const said = { solved: true, overall: 5, tags: ['来得快'], text: '谢谢', callMe: false } as const
  const body = { ...said, turn: rated.turn, tags: [...said.tags] }
  must(await resident.call(complaints.answerMySurvey, { params: { id: rated.id }, body }))
  const photoIds = [await resident.upload(await aPhoto({ width: 80, height: 60 }))]
  await resident.upload(await aPhoto({ width: 60, height: 80, seed: 2 }))
  open = must(
    await resident.call(complaints.fileComplaint, { body: aFiling({ text: formula, demand: '别吵', photoIds }) }),
  )
  must(await world.agent.call(noteInside, { params: { id: open.id }, body: { turn: open.turn, text: inside } }))
  const theirs = await fileAs(world.neighbour, aboutLift())
  const { put } = await registrar(stack)
  await put({
    v: 1,
    pk: `FOLLOWER#${resident.session.me.userId}`,
    sk: 'x',
    kind: 'follow',
    complaintId: theirs.id,
    at: 1,
    endedAt: 2,
  })
  must(await resident.call(followComplaint, { body: { complaintId: theirs.id } }))
  await stack.settle()
})
afterAll(() => world.stack.close())

const dataOf = async (client: Client) => must(await client.call(readMyData))

describe('what is kept of me', () => {
  test('is counted, the phone number masked', async () => {
    const data = await dataOf(world.resident)
    expect(data).toMatchObject({
      name: '陈桂兰',
      maskedPhone: '138****1203',
      rooms: [{ label: '2 栋 1 单元 1202', community: '听松苑' }],
      complaints: 2,
      photos: 2,
      surveys: 1,
      followed: 1,
      sessions: 1,
      isWhole: true,
      unfinished: 1,
      isStaff: false,
      consents: [{ given: true, version: privacyVersion, scene: 'photos' }],
    })
    expect(data.messages).toBeGreaterThanOrEqual(3)
    expect(JSON.stringify(data)).not.toContain('13800001203')
  })

  test('is hardly anything of somebody new', async () => {
    const stranger = await aStranger(world.stack, 'brand-new')
    expect(await dataOf(stranger)).toEqual({
      name: '',
      since: world.stack.now(),
      rooms: [],
      complaints: 0,
      photos: 0,
      surveys: 0,
      followed: 0,
      messages: 0,
      sessions: 1,
      isWhole: true,
      consents: [],
      unfinished: 0,
      isStaff: false,
    })
  })

  test('says of an employee that he is one', async () => {
    expect(await dataOf(world.agent)).toMatchObject({ isStaff: true, name: '何敏' })
  })

  test('counts the sign-ins that still hold, not those that were ended', async () => {
    await aStranger(world.stack, 'two-phones')
    const [second, third] = [await signInAs(world.stack, 'two-phones'), await signInAs(world.stack, 'two-phones')]
    expect((await dataOf(second)).sessions).toBe(3)
    must(await third.call(signOut))
    expect((await dataOf(second)).sessions).toBe(2)
    for (let count = 0; count < 12; count += 1) await signInAs(world.stack, 'two-phones')
    expect((await dataOf(second)).sessions).toBe(10)
  })

  test('has the newest twenty consents', async () => {
    const stranger = await aStranger(world.stack, 'changes-his-mind')
    for (let count = 0; count < 11; count += 1) {
      must(await stranger.call(recordConsent, { body: { version: privacyVersion, scene: 'phone' } }))
      world.stack.advance(minute / 60)
      must(await stranger.call(withdrawConsent))
      world.stack.advance(minute / 60)
    }
    const { consents } = await dataOf(stranger)
    expect([consents.length, consents[0]?.given, consents[1]?.given]).toEqual([20, false, true])
    expect(consents[0]?.at).toBeGreaterThan(consents[19]?.at ?? 0)
  })
})

describe('the file', () => {
  const fileOf = async (client: Client) => {
    const { url, name } = must(await client.call(exportMyData))
    const response = await fetch(url)
    const disposition = response.headers.get('content-disposition') ?? ''
    return { url, name, disposition, sheets: await readXlsx(Buffer.from(await response.arrayBuffer())) }
  }

  test('opens, has a sheet for each kind, and everything I wrote in it', async () => {
    const { name, disposition, sheets } = await fileOf(world.resident)
    expect(name).toMatch(/^我的资料-2026-11-2\d\.xlsx$/)
    expect(disposition).toContain(encodeURIComponent(name))
    expect(Object.keys(sheets)).toEqual([
      '我',
      '我的投诉',
      '办理经过',
      '我的评价',
      '我的照片',
      '给我的通知',
      '我跟进的',
      '同意记录',
    ])
    expect(sheets.我).toContainEqual(['手机号', '13800001203'])
    expect(sheets.我).toContainEqual(['房屋（业主）', '听松苑 2 栋 1 单元 1202'])
    const [heads, ...mine] = sheets.我的投诉 ?? []
    expect(mine.map(it => it[0]).toSorted()).toEqual([answered.number, open.number].toSorted())
    const row = mine.find(it => it[0] === open.number)
    expect([row?.[heads?.indexOf('内容') ?? 0], row?.[heads?.indexOf('诉求') ?? 0]]).toEqual([formula, '别吵'])
    expect(sheets.我的评价?.[1]?.slice(2)).toEqual(['是', '5', '来得快', '谢谢', '否'])
    expect(sheets.办理经过?.filter(it => it[0] === answered.number).map(it => it[3])).toEqual(
      expect.arrayContaining(['提交', '受理', '派人', '答复', '评价']),
    )
    expect(sheets.同意记录?.[1]?.slice(1)).toEqual(['同意', privacyVersion, '用照片前'])
    expect(sheets.给我的通知?.map(it => it[2])).toContain('何敏已受理')
    expect(sheets.我跟进的).toHaveLength(3)
  })

  test('leads to my photos', async () => {
    const { sheets } = await fileOf(world.resident)
    const photos = sheets.我的照片?.slice(1) ?? []
    expect(photos.map(it => [it[1], it[2]]).toSorted()).toEqual([
      [open.number, '已存'],
      ['没有用上', '已存'],
    ])
    for (const [, , , link = ''] of photos) expect((await fetch(link)).headers.get('content-type')).toBe('image/jpeg')
  })

  test('has nothing in it that is not mine to read', async () => {
    const { sheets } = await fileOf(world.resident)
    const text = JSON.stringify(sheets)
    for (const secret of [inside, '电梯又停在七楼', 'requestHash', 'resident-wangqiang'])
      expect(text).not.toContain(secret)
  })

  test('a formula somebody wrote stays a text', async () => {
    const { url } = must(await world.resident.call(exportMyData))
    const files = await readZip(Buffer.from(await (await fetch(url)).arrayBuffer()))
    for (const { path, bytes } of files)
      if (path.startsWith('xl/worksheets/')) expect(bytes.toString()).not.toContain('<f>')
  })

  test('is behind a link that ends after ten minutes', async () => {
    const { url } = must(await world.resident.call(exportMyData))
    world.stack.advance(10 * minute - 1000)
    expect((await fetch(url)).status).toBe(200)
    world.stack.advance(2000)
    expect((await fetch(url)).status).toBe(403)
  })
})

test.each<Refused>([
  ['reading as nobody', 401, 'sign-in-again', () => ({ path: '/v1/privacy/data' })],
  ['exporting as nobody', 401, 'sign-in-again', () => ({ path: '/v1/privacy/export' })],
  [
    'reading somebody else’s',
    400,
    'unknown-field',
    w => ({ as: w.resident, path: '/v1/privacy/data?userId=resident-wangqiang' }),
  ],
])('%s is refused', (...row) => expectRefused(world, row))
