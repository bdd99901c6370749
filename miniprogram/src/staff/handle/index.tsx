import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { mostPhotos } from '#domain/complaint/wording.ts'
import { scrollTo } from '../../features/scroll-to.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import type { IconName } from '../../ui/icon-name.ts'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { AgreementCards } from '../features/complaint/agreement-cards.tsx'
import { ComingCard } from '../features/complaint/coming-card.tsx'
import { Photos } from '../features/complaint/matter-card.tsx'
import { useStaffComplaint } from '../features/complaint/use-staff-complaint.ts'
import { MoreSheet } from '../features/moves/more-sheet.tsx'
import { moreForms } from '../features/moves/move-forms.ts'
import { NotNow } from '../features/moves/not-now.tsx'
import { Refused } from '../features/moves/refused.tsx'
import { useMoveSheet } from '../features/moves/use-move-sheet.tsx'
import { whyNot } from '../features/moves/why-not.ts'
import { workForms } from '../features/moves/work-forms.ts'
import { missingWords } from '../features/report/report-form.ts'
import { staffUrl } from '../features/staff-url.ts'
import { UnsentActs } from '../offline/unsent-acts.tsx'
import { useBefore } from '../photo-over/use-before.ts'
import { ExpenseFields } from './expense-fields.tsx'
import { OrderHead } from './order-head.tsx'
import { PhotoOverOffer } from './photo-over-offer.tsx'
import { ClassFields, CorrectiveFields, DidFields } from './report-fields.tsx'
import { useReport } from './use-report.ts'

type Report = ReturnType<typeof useReport>

function PhotoCards({ detail, photos }: { detail: StaffDetail; photos: Report['photos'] }) {
  const before = useBefore(detail)
  return (
    <>
      {before.length > 0 && (
        <Card title="处理前">
          <Photos label="处理前照片" photos={before.map(({ photo }) => photo)} />
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
          <PhotoOverOffer detail={detail} photos={photos} />
        </Card>
      </View>
    </>
  )
}

type Side = { id: string; word: string; icon: IconName; label?: string; onTap: () => void }
type ReportBarProps = { report: Report; wrong: string | undefined; side: readonly Side[] }

/** Names what is missing; its button is the next missing thing, and in the end the report itself. */
function ReportBar({ report, wrong, side }: ReportBarProps) {
  const [first] = report.missing
  const isPhotoNext = first?.at === 'ask-photos'
  return (
    <BottomBar side={side} note={wrong ?? (first && missingWords(report.missing))} noteIcon={wrong ? 'warn' : 'dash'}>
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
  const me = useMe()
  const { may, form, change } = report
  const forms = useMoveSheet(complaint, now)
  const [hasMore, setMore] = useState(false)
  const detail = load.value
  const isAwaited = detail?.happeningNow && detail.moves.includes('arrive')
  const first = isAwaited ? workForms.arrive : workForms.progress
  const side = [
    { id: first.id, word: first.word, icon: first.icon, onTap: () => void forms.start(first) },
    {
      id: 'more',
      word: '转派退单',
      icon: 'more' as const,
      label: '更多：转派、退单、申请暂停',
      onTap: () => setMore(true),
    },
  ]
  return (
    <Page
      nav={<NavBar title="处理" homeUrl={staffUrl.work} />}
      bar={may && <ReportBar report={report} wrong={forms.isOpen ? undefined : act.wrong} side={side} />}
      over={
        <>
          {hasMore && detail && (
            <MoreSheet
              forms={moreForms(detail)}
              onChoose={chosen => {
                setMore(false)
                void forms.start(chosen)
              }}
              onClose={() => setMore(false)}
            />
          )}
          {forms.sheet}
        </>
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value =>
          may ? (
            <>
              <OrderHead detail={value} now={now} />
              <UnsentActs id={value.id} />
              <AgreementCards detail={value} now={now} start={forms.start} />
              <ComingCard detail={value} now={now} start={forms.start} inBar={first} />
              <PhotoCards detail={value} photos={report.photos} />
              <DidFields form={form} change={change} detail={value} now={now} />
              <ClassFields form={form} change={change} />
              <CorrectiveFields
                form={form}
                change={change}
                detail={value}
                now={now}
                always={value.severity === 'major' || value.round > 1 || value.repeatOf !== undefined}
              />
              <ExpenseFields form={form.expenses} change={expenses => change({ expenses })} />
            </>
          ) : (
            <>
              <Refused why={act.wrong ?? whyNot(value, me)} />
              <UnsentActs id={value.id} />
              <AgreementCards detail={value} now={now} start={forms.start} />
              <NotNow detail={value} step="报完工" />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
