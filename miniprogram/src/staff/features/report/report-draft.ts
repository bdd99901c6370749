// A report being written stays on the phone: a basement has no network, and the app may be closed meanwhile.
import Taro from '@tarojs/taro'
import * as z from 'zod/mini'
import { DraftPhoto } from '../../../features/photos/draft-photo.ts'
import { emptyReport, ReportForm } from './report-form.ts'

const Draft = z.object({
  form: ReportForm,
  photos: z.array(DraftPhoto),
})
type ReportDraft = z.infer<typeof Draft>

const storageName = (id: string): string => `draft/report/${id}`

export const readReportDraft = (id: string): ReportDraft => {
  const stored = Draft.safeParse(Taro.getStorageSync(storageName(id)))
  return stored.success ? stored.data : { form: emptyReport, photos: [] }
}

export const keepReportDraft = (id: string, draft: ReportDraft): void => {
  Taro.setStorage({ key: storageName(id), data: draft })
}

export const dropReportDraft = (id: string): void => {
  Taro.removeStorageSync(storageName(id))
}
