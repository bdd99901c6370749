// 导出我的资料: everything that is kept of me as one xlsx, behind a link that soon ends.

import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Reason } from '#contract/refusals.ts'
import { accept, type Result } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import { readComplaint } from '../complaints/read-complaint.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { Photos } from '../photos/open-photos.ts'
import { viewLinks } from '../photos/view-link.ts'
import { dataFile } from './data-file.ts'
import { type Story, sheetsOf } from './data-sheets.ts'
import { type Gathered, gather, idOf } from './gather.ts'

const linkSeconds = 600
/** Timelines read side by side. */
const lanes = 10

type Needs = Core & { photos: Photos }

/** What the filer may read of each story, a few complaints at a time. */
const storiesOf = async (core: Core, { complaints }: Gathered): Promise<Story[]> => {
  const stories: Story[] = []
  for (let start = 0; start < complaints.length; start += lanes) {
    const read = await Promise.all(complaints.slice(start, start + lanes).map(it => readComplaint(core, it.id)))
    for (const it of read)
      if (it)
        stories.push({
          number: it.complaint.number,
          entries: it.entries.filter(entry => entry.visibility === 'public'),
        })
  }
  return stories
}

const linksOf = async (needs: Needs, { photos }: Gathered): Promise<Map<string, string>> => {
  const ready = photos.filter(it => it.state === 'ready').map(idOf)
  const links = await Promise.all(ready.map(id => viewLinks(needs.photos, id, needs.now())))
  return new Map(ready.map((id, at) => [id, links[at]?.full ?? '']))
}

export const exportMyData = async (
  needs: Needs,
  asked: Asked,
): Promise<Result<{ url: string; name: string }, Reason>> => {
  const gathered = await gather(needs, asked)
  if (!gathered.ok) return gathered
  const [stories, links] = await Promise.all([storiesOf(needs, gathered.value), linksOf(needs, gathered.value)])
  const body = await dataFile(sheetsOf(needs, gathered.value, stories, links))
  const name = `我的资料-${dayOf(needs.now())}.xlsx`
  const key = `exports/${needs.newId()}.xlsx`
  const { client, bucket } = needs.photos
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }))
  const url = await getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    }),
    { expiresIn: linkSeconds, signingDate: new Date(needs.now()) },
  )
  return accept({ url, name })
}
