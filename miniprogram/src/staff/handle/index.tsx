import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { reportDone } from '#contract/staff.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { call } from '../../api/call.ts'
import { levelChip } from '../../features/complaint/chips.ts'
import { usePhotos } from '../../features/photos/use-photos.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { deadlineWords } from '../../features/when.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { Steps } from '../../ui/steps.tsx'
import { toast, toastDone } from '../../ui/toast.ts'
import { Photos } from '../features/matter-card.tsx'
import { backToComplaint, NotNow } from '../features/not-now.tsx'
import { dropReportDraft, keepReportDraft, readReportDraft } from '../features/report-draft.ts'
import { ClassFields, CorrectiveFields, DidFields } from '../features/report-fields.tsx'
import { missingIn, missingWords, type ReportForm, reportOf } from '../features/report-form.ts'
import { scrollTo } from '../features/scroll-to.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useStaffComplaint } from '../features/use-staff-complaint.ts'

/** 处理: photos before and after, what was done and why it happened; the bar names what is still missing. */
export default function HandleOrder() {
  const { id: draftId = '' } = useRouter().params
  const { id, load, act } = useStaffComplaint()
  const now = useNow()
  const [draft] = useState(() => readReportDraft(draftId))
  const [form, setForm] = useState(draft.form)
  const photos = usePhotos({ initial: draft.photos, max: mostPhotos })
  const change = (part: Partial<ReportForm>) => setForm(before => ({ ...before, ...part }))
  const detail = load.value
  const may = detail?.moves.includes('report') ?? false
  const { kept } = photos
  useEffect(() => {
    if (may) keepReportDraft(id, { form, photos: kept.map(({ id, path, type, done }) => ({ id, path, type, done })) })
  }, [id, may, form, kept])
  const missing = missingIn(form, { needsPhotos: detail?.needsPhotos ?? false, photos: photos.shown.length })
  const [first] = missing
  const isPhotoNext = first?.at === 'ask-photos'
  const send = async () => {
    const report = reportOf(form)
    if (!detail || !report) return
    const photoIds = await photos.settled()
    if (!photoIds) return toast('有照片没传上，请再传一次')
    const { turn } = detail
    const answered = await act.perform('report', turn, key =>
      call(reportDone, { params: { id }, body: { turn, ...report, photoIds }, key }),
    )
    if (!answered) return
    dropReportDraft(id)
    photos.dropFiles()
    load.put(answered)
    toastDone('已报完工')
    backToComplaint(id)
  }
  return (
    <Page
      nav={<NavBar title="处理" homeUrl={staffUrl.work} />}
      bar={
        may && (
          <BottomBar note={act.wrong ?? (first && missingWords(missing))} noteIcon={act.wrong ? 'warn' : 'dash'}>
            {first ? (
              <Button
                key={first.word}
                id="next-missing"
                word={first.button}
                {...(isPhotoNext ? { icon: 'camera' as const } : {})}
                onTap={() => (isPhotoNext ? photos.add() : scrollTo(first.at))}
              />
            ) : (
              <Button key="report" id="report" word="报完工" busyWord="正在报完工…" onTap={send} />
            )}
          </BottomBar>
        )
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value =>
          may ? (
            <>
              <Card className="mt2">
                <View className="row">
                  <View className="card-t grow">{value.title}</View>
                  {value.next && <Chip {...levelChip(value.next, now)} />}
                </View>
                <View className="txt">{value.place}</View>
                {value.next && <View className="txt">{deadlineWords(value.next.dueAt, now)}办完</View>}
                <View className="mt4">
                  <Steps
                    items={[
                      { word: '接单', state: 'done' },
                      { word: '处理', state: 'now', icon: 'wrench' },
                      { word: '报完工', state: 'to-come' },
                      { word: '审核', state: 'to-come' },
                    ]}
                  />
                </View>
                {value.order?.sentBack && (
                  <Note tone="warn" icon="undo" title="审核退回" className="mt4">
                    {value.order.sentBack}
                  </Note>
                )}
                {value.order?.instruction && (
                  <Note icon="chat" title={`${value.order.dispatchedBy}交代`} className="mt4">
                    {value.order.instruction}
                  </Note>
                )}
              </Card>
              {value.photos.length > 0 && (
                <Card title="处理前">
                  <Photos label="处理前照片" photos={value.photos.filter(photo => photo.of !== 'after')} />
                </Card>
              )}
              <View id="ask-photos">
                <Card title="处理后" hint={value.needsPhotos ? '要拍，对准处理前的位置' : '可不拍'}>
                  <PhotoGrid
                    photos={photos.shown}
                    max={mostPhotos}
                    onAdd={() => void photos.add()}
                    onDelete={photos.remove}
                    onRetry={photos.retry}
                    onOpen={photos.open}
                    addId="add-photo"
                    addWord={photos.shown.length > 0 ? '再拍一张' : '拍处理后'}
                  />
                </Card>
              </View>
              <DidFields form={form} change={change} />
              <ClassFields form={form} change={change} />
              <CorrectiveFields
                form={form}
                change={change}
                now={now}
                always={value.severity === 'major' || value.round > 1}
              />
            </>
          ) : (
            <>
              {act.wrong && (
                <Note loose tone="warn" spoken="alert">
                  {act.wrong}
                </Note>
              )}
              <NotNow detail={value} step="报完工" />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
