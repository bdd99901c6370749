// A resident of the replay: made at the WeChat stand-in, signed in over HTTP, with photos uploaded under keys of their own.

import { permitUpload } from '#contract/photos.ts'
import { type Answered, type Client, must, signInAs } from '../client.ts'
import type { Photo } from './filing.ts'
import { type Insisting, insist } from './insist.ts'

export type Urls = { url: string; wechatUrl: string }

const makeUser = async (wechatUrl: string, alias: string): Promise<void> => {
  const response = await fetch(`${wechatUrl}/__sim/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ alias }),
  })
  await response.text()
  if (!response.ok) throw new Error(`the WeChat stand-in made no user ${alias}: ${response.status}`)
}

/** Signs the resident in, again and again until it succeeds. */
export const signInResident = async (urls: Urls, alias: string, insisting: Insisting): Promise<Client> =>
  must(
    await insist<Client>(async () => {
      await makeUser(urls.wechatUrl, alias)
      return { ok: true, status: 200, value: await signInAs(urls, alias) }
    }, insisting),
  )

/** Uploads a photo under its own key; done again it renews the permission for the same photo. */
export const uploadPhoto = async (client: Client, { key, bytes }: Photo): Promise<Answered<string>> => {
  const permission = await client.call(permitUpload, { key, body: { type: 'image/jpeg' } })
  if (!permission.ok) return permission
  const form = new FormData()
  for (const [name, value] of Object.entries(permission.value.fields)) form.set(name, value)
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }))
  const response = await fetch(permission.value.url, { method: 'POST', body: form })
  const words = await response.text()
  if (response.status === 201) return { ok: true, status: 201, value: permission.value.photoId }
  return { ok: false, status: response.status, refusal: { reason: 'upload-refused', sentence: words } }
}
