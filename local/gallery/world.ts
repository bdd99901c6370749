// The demo community at one standing moment, with a phone for whoever is asked for: every run of the gallery finds the same.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#domain/time.ts'
import { builtPhone } from '../builds.ts'
import { appPages } from '../demo/app-pages.ts'
import { readyStore } from '../demo/demo-store.ts'
import { residents, staff } from '../demo/people.ts'
import { startGateway } from '../gateway/gateway.ts'
import { phonePages } from '../phones/phone.ts'
import { startStack } from '../stack.ts'
import { tellAtLength } from './long-words.ts'

/** Monday 23 November 2026, ten in the morning in Shanghai. */
export const galleryTime: Instant = Date.parse('2026-11-23T10:00:00+08:00')

export type World = {
  /** The address of a page in a person's phone. */
  addressOf: (alias: string, page: string) => string
  at: Instant
  /** What a person's phone keeps of having signed in: however often it is opened, it is one phone. */
  signedIn: Map<string, string>
  close: () => Promise<void>
}

/** Builds the phones where needed, lives the demo's past in a folder of its own and opens it; `tell` hears what takes long. */
export const openWorld = async (tell: (words: string) => void = () => undefined): Promise<World> => {
  const at = galleryTime
  const { folder: build } = await builtPhone('h5', () => tell('building the phones'))
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-gallery-'))
  tell('living the demo’s past')
  const signal = new AbortController().signal
  const { store } = await readyStore(directory, { now: at, onProgress: () => undefined, signal })
  const stack = await startStack({ directory: store, appPages, now: () => at })
  const pages = phonePages({
    build,
    aliases: [...residents, ...staff].map(it => it.alias),
    wechatUrl: () => stack.wechatUrl,
    // The browser's own clock is stopped at the same moment.
    ahead: 0,
  })
  const phones = await startGateway({ port: 0, doors: stack.doors, pages, now: () => at })
  await stack.settle()
  await tellAtLength(stack)
  return {
    addressOf: (alias, page) => `${phones.url}/?user=${alias}#/${page}`,
    at,
    signedIn: new Map(),
    async close() {
      await phones.close()
      await stack.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
