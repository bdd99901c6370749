// What a walk through the built app in the headless mini-WeChat measured, as it is handed from one process to the other.

import * as z from 'zod/mini'

/** One screen, opened on a phone of its own. */
const ScreenFigures = z.object({
  /** The gallery's name for it. */
  screen: z.string(),
  route: z.string(),
  /** Requests of the screen itself; signing in is counted apart. */
  requests: z.number(),
  signIns: z.number(),
  setData: z.object({
    /** Until the screen was there with all it shows. */
    bytesToReady: z.number(),
    largestBytes: z.number(),
    inBackground: z.number(),
    /** In the busiest second of scrolling to its end and on. */
    mostPerSecond: z.number(),
  }),
  mostInFlight: z.number(),
  slowestRequestMs: z.number(),
  /** Processor time of the longest run of script. */
  longestRunMs: z.number(),
  tree: z.object({ nodes: z.number(), depth: z.number(), widest: z.number() }),
  /** Pictures that are fetched at once, seen or not: how many from the origin most of them come from. */
  picturesAtOnce: z.number(),
  /** Origins and caching of what was fetched. */
  uncachedPictures: z.array(z.string()),
  stretchedPictures: z.array(z.string()),
  /** The same large answer to the same request, within three minutes. */
  repeated: z.array(z.object({ url: z.string(), bytes: z.number() })),
  failedRequests: z.array(z.string()),
  errors: z.array(z.string()),
  /** What can be pressed or written into, and has neither words nor an aria-label. */
  nameless: z.array(z.string()),
})

export const Figures = z.object({ screens: z.array(ScreenFigures) })

export type ScreenFigures = z.infer<typeof ScreenFigures>
export type Figures = z.infer<typeof Figures>

/** What an answer may weigh before fetching it again so soon counts. */
export const largeAnswerBytes = 128 * 1024
export const soonMs = 3 * 60_000
