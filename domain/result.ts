// A rule answers with a value or with a refusal; only bugs throw.

/** Small facts that make a refusal's sentence exact (`{ state: 'closed' }`, `{ most: 9 }`). */
export type RefusalFacts = Readonly<Record<string, string | number>>

/** A rule said no. `reason` comes from a closed list; its Chinese sentence is the contract's. */
export type Refused<R extends string> = { ok: false; reason: R; facts?: RefusalFacts }

export type Result<T, R extends string> = { ok: true; value: T } | Refused<R>

export const accept = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <R extends string>(reason: R, facts?: RefusalFacts): Refused<R> =>
  facts ? { ok: false, reason, facts } : { ok: false, reason }
