// Filing many rows from many residents at once, each until the server has answered it.

import { fileComplaint } from '#contract/complaints.ts'
import type { Answered, Client } from '../client.ts'
import { type AcknowledgedList, sha256Of } from './acknowledged.ts'
import type { Filing } from './filing.ts'
import { type Counts, insist, newCounts } from './insist.ts'
import { signInResident, type Urls, uploadPhoto } from './resident.ts'

export type Outcome =
  | { rowId: string; what: 'filed'; number: string }
  | { rowId: string; what: 'refused'; reason: string }
  | { rowId: string; what: 'unanswered'; reason: string }

export type Filed = {
  outcomes: Outcome[]
  counts: Counts
  /** Milliseconds of every filing request that was answered. */
  latencies: number[]
  /** Of the whole replay, signing in included. */
  seconds: number
}

type Options = {
  urls: Urls
  concurrency: number
  list: AcknowledgedList
  onOutcome?: (outcome: Outcome, done: number) => void
  /** Milliseconds one request is repeated for. */
  patience?: number
}

type Replay = Options & {
  counts: Counts
  latencies: number[]
  residents: Map<string, Promise<Client>>
  patience: number
}

const residentFor = (replay: Replay, alias: string): Promise<Client> => {
  const { residents, urls } = replay
  const known = residents.get(alias)
  if (known) return known
  const signingIn = signInResident(urls, alias, replay)
  residents.set(alias, signingIn)
  return signingIn
}

const fileOnce = async (replay: Replay, filing: Filing): Promise<Answered<string>> => {
  const client = await residentFor(replay, filing.alias)
  const { counts, latencies, patience } = replay
  const photoIds: string[] = []
  for (const photo of filing.photos) {
    const uploaded = await insist(() => uploadPhoto(client, photo), { counts, patience })
    if (!uploaded.ok) return uploaded
    photoIds.push(uploaded.value)
  }
  const filed = await insist(
    () => client.call(fileComplaint, { key: filing.key, body: { ...filing.body, photoIds } }),
    { counts, patience, onAnswer: milliseconds => latencies.push(milliseconds) },
  )
  return filed.ok ? { ...filed, value: filed.value.number } : filed
}

const fileOne = async (replay: Replay, filing: Filing): Promise<Outcome> => {
  const { rowId, key, photos } = filing
  try {
    let filed = await fileOnce(replay, filing)
    if (!filed.ok && filed.refusal.reason === 'sign-in-again') {
      replay.residents.delete(filing.alias)
      filed = await fileOnce(replay, filing)
    }
    if (!filed.ok) return { rowId, what: 'refused', reason: filed.refusal.reason }
    await replay.list.add({ id: rowId, key, number: filed.value, photos: photos.map(it => sha256Of(it.bytes)) })
    return { rowId, what: 'filed', number: filed.value }
  } catch (error) {
    return { rowId, what: 'unanswered', reason: error instanceof Error ? error.message : String(error) }
  }
}

const defaultPatience = 60_000

/** Files everything, `concurrency` at a time, in the given order. */
export const fileAll = async (filings: readonly Filing[], options: Options): Promise<Filed> => {
  const replay: Replay = {
    ...options,
    counts: newCounts(),
    latencies: [],
    residents: new Map(),
    patience: options.patience ?? defaultPatience,
  }
  const outcomes: Outcome[] = []
  const waiting = filings.values()
  const startedAt = performance.now()
  const worker = async () => {
    // The workers share one iterator: each row is taken once.
    for (const filing of waiting) {
      const outcome = await fileOne(replay, filing)
      outcomes.push(outcome)
      options.onOutcome?.(outcome, outcomes.length)
    }
  }
  await Promise.all(Array.from({ length: options.concurrency }, worker))
  const { counts, latencies } = replay
  return { outcomes, counts, latencies, seconds: (performance.now() - startedAt) / 1000 }
}
