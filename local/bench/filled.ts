// A recorded request with the ids of another one put in. What has no id in it is shared, not copied: the bare server is to do no work but the database's.

/** What differs from request to request; as recorded, and as wanted now. */
export type Ids = { complaintId: string; userId: string; sessionId: string; number: string; sortableNumber: string }

type Fill = (ids: Ids) => unknown

const names = ['complaintId', 'userId', 'sessionId', 'number', 'sortableNumber'] as const

const fillText = (text: string, recorded: Ids): Fill | undefined => {
  let parts: (string | { id: keyof Ids })[] = [text]
  for (const id of names) {
    if (recorded[id] === '') continue
    parts = parts.flatMap(part =>
      typeof part === 'string'
        ? part.split(recorded[id]).flatMap((piece, index) => (index === 0 ? [piece] : [{ id }, piece]))
        : [part],
    )
  }
  if (parts.length === 1) return undefined
  return ids => parts.map(part => (typeof part === 'string' ? part : ids[part.id])).join('')
}

const fillObject = (value: object, recorded: Ids): Fill | undefined => {
  const fills = Object.entries(value).map(([name, part]) => [name, part, fillOf(part, recorded)] as const)
  if (fills.every(([, , fill]) => fill === undefined)) return undefined
  if (Array.isArray(value)) return ids => fills.map(([, part, fill]) => (fill ? fill(ids) : part))
  return ids => Object.fromEntries(fills.map(([name, part, fill]) => [name, fill ? fill(ids) : part]))
}

const fillOf = (value: unknown, recorded: Ids): Fill | undefined => {
  if (typeof value === 'string') return fillText(value, recorded)
  return typeof value === 'object' && value !== null ? fillObject(value, recorded) : undefined
}

/** Gives the recorded value with other ids in the places of the recorded ones. */
export const filled = (value: unknown, recorded: Ids): Fill => fillOf(value, recorded) ?? (() => value)
