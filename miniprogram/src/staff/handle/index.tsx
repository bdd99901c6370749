import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/complaint-views.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { Photos } from '../features/matter-card.tsx'
import { NotNow } from '../features/not-now.tsx'
import { OrderHead } from '../features/order-head.tsx'
import { Refused } from '../features/refused.tsx'
import { ClassFields, CorrectiveFields, DidFields } from '../features/report-fields.tsx'
import { missingWords } from '../features/report-form.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useReport } from '../features/use-report.ts'
import { useStaffComplaint } from '../features/use-staff-complaint.ts'

type Report = ReturnType<typeof useReport>

function PhotoCards({ detail, photos }: { detail: StaffDetail; photos: Report['photos'] }) {
  const before = detail.photos.filter(photo => photo.of !== 'after')
  return (
    <>
      {before.length > 0 && (
        <Card title="处理前">
          <Photos label="处理前照片" photos={before} />
        </Card>
      )}
      <View id="ask-photos">
        <Card title="处理后" hint={detail.needsPhotos ? '要拍，对准处理前的位置' : '可不拍'}>
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
    </>
  )
}

/** Names what is missing; its button is the next missing thing, and in the end the report itself. */
function ReportBar({ report, wrong }: { report: Report; wrong: string | undefined }) {
  const [first] = report.missing
  const isPhotoNext = first?.at === 'ask-photos'
  return (
    <BottomBar note={wrong ?? (first && missingWords(report.missing))} noteIcon={wrong ? 'warn' : 'dash'}>
      {first ? (
        <Button
          key={first.word}
          id="next-missing"
          word={first.button}
          {...(isPhotoNext ? { icon: 'camera' as const } : {})}
          onTap={() => (isPhotoNext ? report.photos.add() : scrollTo(first.at))}
        />
      ) : (
        <Button key="report" id="report" word="报完工" busyWord="正在报完工…" onTap={report.send} />
      )}
    </BottomBar>
  )
}

/** 处理: photos before and after, what was done and why it happened; the bar names what is still missing. */
export default function HandleOrder() {
  const complaint = useStaffComplaint()
  const { load, act } = complaint
  const report = useReport(complaint)
  const now = useNow()
  const { may, form, change } = report
  return (
    <Page
      nav={<NavBar title="处理" homeUrl={staffUrl.work} />}
      bar={may && <ReportBar report={report} wrong={act.wrong} />}
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value =>
          may ? (
            <>
              <OrderHead detail={value} now={now} />
              <PhotoCards detail={value} photos={report.photos} />
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
              <Refused why={act.wrong} />
              <NotNow detail={value} step="报完工" />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
