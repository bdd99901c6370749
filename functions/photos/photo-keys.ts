// Where photos lie in the bucket. `incoming/` holds originals as the phone sent them (removed after cleaning, or by the bucket's one-day rule, which S3 rounds up to the next midnight; never shown);
// `photos/` holds cleaned pictures only.

const plainId = /^[A-Za-z0-9_-]{1,64}$/

/** Key of an original: `incoming/<userId>/<photoId>`. Throws when an id could change the path. */
export const incomingKey = (userId: string, photoId: string): string => `incoming/${plain(userId)}/${plain(photoId)}`

/** Key of the cleaned picture: `photos/<photoId>.jpg`. Throws when the id could change the path. */
export const fullKey = (photoId: string): string => `photos/${plain(photoId)}.jpg`

/** Key of the cleaned picture as a page shows it: `photos/<photoId>.medium.jpg`. Throws when the id could change the path. */
export const mediumKey = (photoId: string): string => `photos/${plain(photoId)}.medium.jpg`

/** Key of the small cleaned picture: `photos/<photoId>.thumb.jpg`. Throws when the id could change the path. */
export const thumbnailKey = (photoId: string): string => `photos/${plain(photoId)}.thumb.jpg`

/** Reads the object key of a storage event (URL-encoded, `+` for a space); undefined when it is not an original of ours. */
export const readEventKey = (eventKey: string): { key: string; userId: string; photoId: string } | undefined => {
  const key = decoded(eventKey)
  const [room, userId, photoId, ...rest] = key?.split('/') ?? []
  if (key === undefined || room !== 'incoming' || userId === undefined || photoId === undefined || rest.length > 0) {
    return undefined
  }
  return plainId.test(userId) && plainId.test(photoId) ? { key, userId, photoId } : undefined
}

const decoded = (eventKey: string): string | undefined => {
  try {
    return decodeURIComponent(eventKey.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

const plain = (id: string): string => {
  if (!plainId.test(id)) throw new Error(`not an id that may stand in a photo's key: ${JSON.stringify(id)}`)
  return id
}
