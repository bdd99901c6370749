// After an upload: check the picture, take the place data out, make smaller ones, bind its hash to the complaint's timeline.

import { readComplaint } from '../complaints/read-complaint.ts'
import { saveDecision } from '../complaints/save-decision.ts'
import type { Core } from '../core.ts'
import { communityOf } from '../places/community.ts'
import { readItems } from '../storage/read.ts'
import { type Put, writeItems } from '../storage/write.ts'
import { cleanPhoto } from './clean-photo.ts'
import type { Photos } from './open-photos.ts'
import { type PhotoItem, photoAt, photoEntry } from './photo-item.ts'
import { readEventKey } from './photo-keys.ts'
import { deleteIncoming, putCleaned, readIncoming } from './photo-objects.ts'

type Needs = Core & { photos: Photos }

const mostTries = 8

type Finding = Pick<PhotoItem, 'state' | 'sha256' | 'width' | 'height' | 'medium' | 'refusedFor'>

const examine = async (needs: Needs, key: string, photoId: string): Promise<Finding | undefined> => {
  const incoming = await readIncoming(needs.photos, key)
  if (!incoming.ok)
    return incoming.reason === 'photo-gone' ? undefined : { state: 'refused', refusedFor: 'photo-too-large' }
  const cleaned = await cleanPhoto(incoming.bytes)
  if (!cleaned.ok) return { state: 'refused', refusedFor: cleaned.reason }
  const stored = await putCleaned(needs.photos, photoId, cleaned)
  if (!stored.ok) return { state: 'refused', refusedFor: 'photo-not-an-image' }
  return { state: 'ready', sha256: cleaned.sha256, width: cleaned.width, height: cleaned.height, medium: true }
}

/** Writes the finding; where the photo belongs to a complaint already, with its entry in the same transaction. */
const record = async (needs: Needs, photo: PhotoItem, finding: Finding): Promise<boolean> => {
  const item: PhotoItem = { ...photo, ...finding, version: photo.version + 1 }
  const put: Put = { table: 'records', only: 'if-version', version: photo.version, item }
  if (photo.complaintId === undefined) return (await writeItems(needs.database, [put])).ok
  const read = await readComplaint(needs, photo.complaintId)
  if (!read) throw new Error('a photo of a complaint that is not there')
  const now = needs.now()
  const entry = photoEntry(item, now)
  const saved = await saveDecision(needs, {
    decision: { complaint: read.complaint, entries: entry ? [entry] : [], messages: [] },
    community: await communityOf(needs, read.complaint.communityId),
    actorId: '',
    requestHash: read.requestHash,
    now,
    also: () => [put],
  })
  return saved.ok
}

/** Handles one uploaded object. Safe to repeat: an event that comes twice changes nothing. */
export const processPhoto = async (needs: Needs, eventKey: string): Promise<void> => {
  const upload = readEventKey(eventKey)
  if (!upload) return
  const here = photoAt(upload.photoId)
  let finding: Finding | undefined
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const photo = (await readItems(needs.database, [here])).take(here)
    if (!photo || photo.ownerId !== upload.userId || photo.state !== 'awaited') break
    finding ??= await examine(needs, upload.key, upload.photoId)
    if (!finding) return
    if (await record(needs, photo, finding)) break
    if (tries === mostTries) throw new Error('the photo could not be recorded')
    await needs.wait(needs.randomBelow(10 * 2 ** tries))
  }
  await deleteIncoming(needs.photos, upload.key)
}
