// What the bench and a server under measurement say to each other over Node's own channel.

import * as z from 'zod/mini'

const Operation = z.object({ name: z.string(), body: z.string() })
export type Operation = z.infer<typeof Operation>

export const Asked = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('watch'), delay: z.number() }),
  z.object({ ask: z.literal('slow'), delay: z.number() }),
  z.object({ ask: z.literal('passed') }),
  z.object({ ask: z.literal('figures') }),
])

/** Sums since the start of the server. */
const Figures = z.object({
  say: z.literal('figures'),
  cpuMilliseconds: z.number(),
  /** Lost races for a number. */
  racesLost: z.number(),
  operations: z.number(),
  itemsRead: z.number(),
  itemsWritten: z.number(),
})
export type Figures = z.infer<typeof Figures>

export const Said = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready'), url: z.string() }),
  /** Sequential steps of parallel operations. */
  z.object({ say: z.literal('passed'), steps: z.array(z.array(Operation)) }),
  Figures,
  z.object({ say: z.literal('done') }),
])
export type Said = z.infer<typeof Said>

/** A use case as recorded: the steps on the database and the answer, with the ids that belong to the request. */
export const Recorded = z.object({
  steps: z.array(z.array(Operation)),
  answer: z.string(),
  userId: z.string(),
  sessionId: z.string(),
  complaintId: z.string(),
})
export type Recorded = z.infer<typeof Recorded>

export const useCases = ['file-complaint', 'my-complaints', 'detail'] as const
export type UseCase = (typeof useCases)[number]

export const BareSettings = z.object({
  directory: z.string(),
  recorded: z.object({ 'file-complaint': Recorded, 'my-complaints': Recorded, detail: Recorded }),
})

const Session = z.object({ access: z.string(), detailId: z.string() })
export type Session = z.infer<typeof Session>

export const LoadAsked = z.object({
  url: z.string(),
  useCase: z.enum(useCases),
  concurrency: z.number(),
  count: z.number(),
})
export type LoadAsked = z.infer<typeof LoadAsked>

export const LoadDone = z.object({
  seconds: z.number(),
  latencies: z.array(z.number()),
  /** Answers other than 200, by what they said. */
  failures: z.array(z.string()),
  lastAnswer: z.string(),
  lastKey: z.string(),
})
export type LoadDone = z.infer<typeof LoadDone>

export const LoadSettings = z.object({ sessions: z.array(Session), communityId: z.string() })
export type LoadSettings = z.infer<typeof LoadSettings>
