import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { reportDone } from '#contract/staff.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { call } from '../../api/call.ts'
import { usePhotos } from '../../features/photos/use-photos.ts'
import { toast, toastDone } from '../../ui/toast.ts'
import { backToComplaint } from './not-now.tsx'
import { dropReportDraft, keepReportDraft, readReportDraft } from './report-draft.ts'
import { missingIn, type ReportForm, reportOf } from './report-form.ts'
import type { useStaffComplaint } from './use-staff-complaint.ts'

/** The report being written: kept on the phone until it is sent. */
export function useReport({ id, load, act }: ReturnType<typeof useStaffComplaint>) {
  const { id: draftId = '' } = useRouter().params
  const [draft] = useState(() => readReportDraft(draftId))
  const [form, setForm] = useState(draft.form)
  const photos = usePhotos({ initial: draft.photos, max: mostPhotos })
  const { kept } = photos
  const detail = load.value
  const may = detail?.moves.includes('report') ?? false
  useEffect(() => {
    if (may) keepReportDraft(id, { form, photos: [...kept] })
  }, [id, may, form, kept])
  const send = async () => {
    const report = reportOf(form)
    if (!detail || !report) return
    const photoIds = await photos.settled()
    if (!photoIds) return toast('有照片没传上，请再传一次')
    const { turn } = detail
    const body = { turn, ...report, photoIds }
    if (!(await act.run('report', key => call(reportDone, { params: { id }, body, key })))) return
    dropReportDraft(id)
    photos.dropFiles()
    toastDone('已报完工')
    backToComplaint(id)
  }
  return {
    may,
    form,
    change: (part: Partial<ReportForm>) => setForm(before => ({ ...before, ...part })),
    photos,
    missing: missingIn(form, { needsPhotos: detail?.needsPhotos ?? false, photos: photos.shown.length }),
    send,
  }
}
