// Photos on their way from the camera's page to the report that asked for them. The report takes them as it is shown again,
// into the photos it has; nothing stays here.
import type { TakenPhoto } from '../../features/photos/draft-photo.ts'

const handed = new Map<string, readonly TakenPhoto[]>()

/** Leaves photos for the report of this complaint. */
export const handPhotos = (complaintId: string, photos: readonly TakenPhoto[]): void => {
  handed.set(complaintId, [...(handed.get(complaintId) ?? []), ...photos])
}

/** What was left for the report of this complaint; each photo is given once. */
export const handedTo = (complaintId: string): readonly TakenPhoto[] => {
  const photos = handed.get(complaintId) ?? []
  handed.delete(complaintId)
  return photos
}
