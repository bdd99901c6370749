// A resident's phone with the built mini-program, on a line a test can cut. What the phone keeps survives the app.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { privacyVersion, recordConsent } from '#contract/privacy.ts'
import { exampleApi } from '../../local/builds.ts'
import { must, signInAs } from '../../local/client.ts'
import { storedUnder } from '../functions/stored.ts'
import { codeFor } from '../functions/wechat-panel.ts'
import { aPhoto } from '../support/pictures.ts'
import type { TestStack } from '../support/stack.ts'
import type { WeakLine } from '../support/weak-line.ts'
import { type LaunchSettings, launch } from './harness/launch.ts'
import type { Phone } from './harness/phone.ts'

export type ResidentsPhone = {
  /** Starts the app, or starts it again after it was killed. */
  start: (open?: string) => Promise<Phone>
  /** What is kept on the phone. */
  storage: Map<string, string>
  files: Map<string, Uint8Array>
}

/** Photos in a folder, newest first. */
export const somePhotos = async (folder: string, ...seeds: number[]): Promise<string[]> =>
  Promise.all(
    seeds.map(async seed => {
      const path = join(folder, `photo-${seed}.jpg`)
      await writeFile(path, await aPhoto({ width: 1600, height: 1200, seed }))
      return path
    }),
  )

/** The phone of somebody who has agreed to photos before. `line` stands before both the server and the photo store. */
export const residentsPhone = async (
  stack: TestStack,
  {
    user,
    dist,
    line,
    photos,
    ...more
  }: { user: string; dist: string; line: WeakLine; photos: string[] } & Partial<LaunchSettings>,
): Promise<ResidentsPhone> => {
  const client = await signInAs(stack, user)
  must(await client.call(recordConsent, { body: { version: privacyVersion, scene: 'photos' } }))
  const hosts = {
    [exampleApi]: await line.standFor('server', stack.url),
    [stack.photosUrl]: await line.standFor('photos', stack.photosUrl),
  }
  const storage = new Map<string, string>()
  const files = new Map<string, Uint8Array>()
  return {
    storage,
    files,
    start: open =>
      launch({
        dist,
        allow: [exampleApi, stack.photosUrl],
        hosts,
        loginCode: () => codeFor(stack, 'login', user),
        subscribe: async () => ({}),
        photos,
        storage,
        savedFiles: files,
        consent: { agreed: true },
        now: stack.now,
        ...more,
        ...(open === undefined ? {} : { open }),
      }),
  }
}

/** The complaints a person filed: number, words and how many photos each has, oldest first. */
export const filedBy = async (stack: TestStack, user: string) => {
  const { session } = await signInAs(stack, user)
  return storedUnder(stack, 'COMPLAINT#')
    .flatMap(item => (item.sk === 'COMPLAINT' && isRecord(item.complaint) ? [item.complaint] : []))
    .filter(({ customer }) => isRecord(customer) && customer.userId === session.me.userId)
    .map(({ number, text, photoIds }) => ({
      number: String(number),
      text: String(text),
      photos: Array.isArray(photoIds) ? photoIds.length : 0,
    }))
    .sort((a, b) => a.number.localeCompare(b.number))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
