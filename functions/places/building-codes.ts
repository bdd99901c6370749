// 楼栋码: WeChat makes one for each building, once; it is kept beside the photos and shown by a signed link.

import { PutObjectCommand } from '@aws-sdk/client-s3'
import * as z from 'zod/mini'
import type { BuildingCodes } from '#contract/building-codes.ts'
import type { Reason } from '#contract/refusals.ts'
import { holds, type Role } from '#domain/people/actor.ts'
import { buildingScene } from '#domain/places/building-code.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { steadyLink } from '../photos/view-link.ts'
import { enter } from '../session/enter.ts'
import { readWhole } from '../storage/read.ts'
import { type Put, writeThrough } from '../storage/write.ts'
import { type CodeOutcome, makeCode } from '../wechat/make-code.ts'
import type { WeChat } from '../wechat/open-wechat.ts'
import { type Community, readCommunity } from './community.ts'

type Needs = Core & { photos: Photos; wechat: WeChat }
type Asking = Core & { photos: Photos; wechat: WeChat | undefined }

const mayMakeCodes: readonly Role[] = ['admin', 'manager']

/** The page a code opens: it reads the scene and has the building chosen already. */
const page = 'pages/room/index'
/** Enough for 7 cm in print. */
const width = 860

const CodeItem = z.object({ v: z.literal(1), buildingId: z.string(), key: z.string(), madeAt: z.number() })

/** A code belongs to the mini-program it was made for: under another appid all are made anew. */
const placeOf = (communityId: string, appid: string) => ({ pk: `CODES#${communityId}`, prefix: `CODE#${appid}#` })

/** Where the pictures of the codes that are made lie, by building. */
const keptCodes = async ({ database, wechat }: Needs, communityId: string): Promise<Map<string, string>> => {
  const { pk, prefix } = placeOf(communityId, wechat.appid)
  const items = await readWhole(database, {
    table: 'records',
    partition: ['pk', pk],
    between: ['sk', prefix, `${prefix}~`],
  })
  return new Map(items.map(item => CodeItem.parse(item)).map(it => [it.buildingId, it.key]))
}

const byName = new Intl.Collator('zh-CN', { numeric: true })

const viewOf = async (
  { photos, now }: Needs,
  { profile, buildings }: Community,
  kept: ReadonlyMap<string, string>,
): Promise<BuildingCodes> => {
  const phone = profile.emergencyPhones.find(it => it.name.includes('值班')) ?? profile.emergencyPhones[0]
  const at = now()
  const shown = buildings.map(async ({ id, name }) => {
    const key = kept.get(id)
    const url = key === undefined ? {} : { url: await steadyLink(photos, key, at) }
    return { id, name, fits: buildingScene(id) !== undefined, ...url }
  })
  return {
    communityName: profile.name,
    ...(phone ? { phone } : {}),
    buildings: (await Promise.all(shown)).sort((one, other) => byName.compare(one.name, other.name)),
  }
}

type Opened = { needs: Needs; community: Community; kept: Map<string, string> }

/** One wait: who asks, the codes that are made, and the community, which is in memory. */
const open = async (
  { wechat, ...asking }: Asking,
  holder: Asked['holder'],
  communityId: string,
): Promise<Result<Opened, 'sign-in-again' | 'not-allowed' | 'app-not-released'>> => {
  const needs = wechat && { ...asking, wechat }
  const [entered, kept, community] = await Promise.all([
    enter(asking, holder),
    needs && keptCodes(needs, communityId),
    readCommunity(asking, communityId),
  ])
  if (!entered.ok) return entered
  if (!community || !holds(entered.value.caller.actor, communityId, mayMakeCodes)) return refuse('not-allowed')
  return needs && kept ? accept({ needs, community, kept }) : refuse('app-not-released')
}

export const readBuildingCodes = async (
  asking: Asking,
  { holder, query: { communityId } }: Asked<unknown, { communityId: string }>,
): Promise<Result<BuildingCodes, Reason>> => {
  const opened = await open(asking, holder, communityId)
  if (!opened.ok) return opened
  const { needs, community, kept } = opened.value
  return accept(await viewOf(needs, community, kept))
}

type Failed = Exclude<CodeOutcome, { outcome: 'made' }>

const reasonFor = (needs: Needs, failed: Failed): Reason => {
  switch (failed.outcome) {
    case 'scene-refused':
      return 'building-id-too-long'
    case 'not-released':
      return 'app-not-released'
    case 'too-often':
      return 'too-many-requests'
    case 'misconfigured':
      needs.log({ level: 'error', what: 'code-not-made', code: failed.code, rid: failed.rid })
      return 'wechat-unavailable'
    case 'busy':
      return 'wechat-unavailable'
  }
}

/** Makes one code and lays its picture down; gives what is to be kept of it. */
const makeOne = async (needs: Needs, communityId: string, buildingId: string): Promise<Result<Put, Reason>> => {
  const scene = buildingScene(buildingId)
  if (scene === undefined) return refuse('building-id-too-long')
  const made = await makeCode(needs.wechat, { scene, page, width })
  if (made.outcome !== 'made') return refuse(reasonFor(needs, made))
  const { client, bucket } = needs.photos
  const { appid } = needs.wechat
  const { type, bytes } = made.picture
  const key = `codes/${appid}/${buildingId}.${type === 'image/png' ? 'png' : 'jpg'}`
  const cached = 'private, max-age=31536000, immutable'
  await client.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type, CacheControl: cached }),
  )
  const { pk, prefix } = placeOf(communityId, appid)
  const item = { v: 1, pk, sk: `${prefix}${buildingId}`, buildingId, key, madeAt: needs.now() }
  return accept({ table: 'records', only: 'always', item })
}

/** A few at a time, side by side. What was made is kept, also where another one failed; asking again makes only what is missing. */
export const makeBuildingCodes = async (
  asking: Asking,
  {
    holder,
    body: { communityId, buildingIds },
  }: Asked<unknown, unknown, { communityId: string; buildingIds: string[] }>,
): Promise<Result<BuildingCodes, Reason>> => {
  const opened = await open(asking, holder, communityId)
  if (!opened.ok) return opened
  const { needs, community, kept } = opened.value
  if (buildingIds.some(id => !community.buildings.some(it => it.id === id))) return refuse('building-unknown')
  const missing = [...new Set(buildingIds)].filter(id => !kept.has(id))
  const made = await Promise.all(missing.map(id => makeOne(needs, communityId, id)))
  const puts = made.flatMap(it => (it.ok ? [it.value] : []))
  if (puts.length > 0) await writeThrough(needs, puts)
  const failed = made.find(it => !it.ok)
  if (failed && !failed.ok) return failed
  for (const { item } of puts) {
    const { buildingId, key } = CodeItem.parse(item)
    kept.set(buildingId, key)
  }
  return accept(await viewOf(needs, community, kept))
}
