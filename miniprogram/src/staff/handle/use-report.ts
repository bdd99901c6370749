import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { reportDone } from '#contract/staff.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { usePhotos } from '../../features/photos/use-photos.ts'
import { toastDone } from '../../ui/toast.ts'
import type { useStaffComplaint } from '../features/complaint/use-staff-complaint.ts'
import { backToComplaint } from '../features/moves/not-now.tsx'
import { dropReportDraft, keepReportDraft, readReportDraft } from '../features/report/report-draft.ts'
import { missingIn, type ReportForm, reportOf } from '../features/report/report-form.ts'
import { handedTo } from '../photo-over/handed-photos.ts'

/** The report being written: kept on the phone until it is sent. */
export function useReport({ id, load, act }: ReturnType<typeof useStaffComplaint>) {
  const { id: draftId = '' } = useRouter().params
  const [draft] = useState(() => readReportDraft(draftId))
  const [form, setForm] = useState(draft.form)
  const photos = usePhotos({ initial: draft.photos, max: mostPhotos })
  const { kept } = photos
  useDidShow(() => {
    const handed = handedTo(draftId)
    if (handed.length > 0) photos.take(handed)
  })
  const detail = load.value
  const may = detail?.moves.includes('report') ?? false
  useEffect(() => {
    // Only what was changed here: another page may have written a newer one.
    if (may && (form !== draft.form || kept !== draft.photos)) keepReportDraft(id, { form, photos: [...kept] })
  }, [id, may, form, kept, draft])
  const send = async () => {
    const report = reportOf(form)
    if (!detail || !report) return
    const given = await act.give({ move: 'report', word: '报完工', endpoint: reportDone, body: report, photos, form })
    if (!given) return
    dropReportDraft(id)
    if (given === 'done') toastDone('已报完工')
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
