import type { StaffDetail } from '#contract/staff-detail.ts'
import { pauseReasonWords, visitMethodWords } from '#contract/words.ts'
import { slotWords } from '../../../features/complaint/appointment-words.ts'
import { dayWords, deadlineWords, momentWords } from '../../../features/when.ts'
import { Card } from '../../../ui/card.tsx'
import { KeyValue } from '../../../ui/list-row.tsx'
import { Note } from '../../../ui/note.tsx'
import { customerForms } from '../moves/customer-forms.ts'
import { MoveButtons, type StartMove } from '../moves/move-buttons.tsx'
import { workForms } from '../moves/work-forms.ts'
import { wordOf } from './word-of.ts'

type Shown = { detail: StaffDetail; now: number; start: StartMove }

function PauseCard({ detail, now, start }: Shown) {
  const { pause } = detail
  if (!pause) return null
  return (
    <Card title="暂停中" hint={`${dayWords(pause.to, now)} 自动恢复`}>
      <KeyValue name="原因">{wordOf(pauseReasonWords, pause.reason)}</KeyValue>
      <KeyValue name="说明">{pause.words}</KeyValue>
      <KeyValue name="从">{momentWords(pause.from, now)}</KeyValue>
      <MoveButtons detail={detail} forms={[workForms.resume]} start={start} />
    </Card>
  )
}

function DateCard({ detail, now }: Omit<Shown, 'start'>) {
  const { agreedDate: date } = detail
  if (!date) return null
  const how = `${date.by}，${momentWords(date.agreedAt, now)} ${wordOf(visitMethodWords, date.method)}约定`
  return (
    <Card title="和住户约好的时间">
      <KeyValue name="时间">{deadlineWords(date.until, now)}</KeyValue>
      <KeyValue name="做什么">{date.what}</KeyValue>
      <KeyValue name="谁约的">{how}</KeyValue>
      {date.objectedAt !== undefined && (
        <Note tone="warn" icon="undo" className="mt3">
          {`住户 ${momentWords(date.objectedAt, now)} 说没有同意这个时间，按原来的时限办。`}
        </Note>
      )}
      {date.objectBefore !== undefined && (
        <Note tone="quiet" className="mt3">
          {`${deadlineWords(date.objectBefore, now)}，住户可以说没有同意。`}
        </Note>
      )}
    </Card>
  )
}

/** 约好的钟点: when the customer waits for whoever comes or calls. */
function AppointmentCard({ detail, now }: Omit<Shown, 'start'>) {
  const { appointment } = detail
  const { from, to, by } = appointment ?? {}
  if (from === undefined || to === undefined || to < now) return null
  return (
    <Card title={appointment?.of === 'visit' ? '约好的回访时间' : '约好的上门时间'}>
      <KeyValue name="时间">{slotWords({ from, to }, now)}</KeyValue>
      <KeyValue name="谁定的">{by ?? '住户自己选的'}</KeyValue>
    </Card>
  )
}

const answerWords = ({ answer }: NonNullable<StaffDetail['offer']>, now: number): string => {
  if (!answer) return '住户还没答复'
  return `${answer.accepted ? '住户同意' : '住户不同意'}，${momentWords(answer.at, now)}`
}

function OfferCard({ detail, now, start }: Shown) {
  const { offer } = detail
  if (!offer) return null
  return (
    <Card title="处理方案" hint={`${offer.by}，${momentWords(offer.at, now)}`}>
      <KeyValue name="方案">{offer.plan}</KeyValue>
      <KeyValue name="答复">{answerWords(offer, now)}</KeyValue>
      {offer.answer?.words && <KeyValue name="原话">{offer.answer.words}</KeyValue>}
      <MoveButtons detail={detail} forms={[customerForms.offerAccepted, customerForms.offerRefused]} start={start} />
    </Card>
  )
}

type Proposal = NonNullable<StaffDetail['proposal']>

const proposed = ({ kind, department, to }: Proposal, now: number): string => {
  switch (kind) {
    case 'transfer':
      return department ? `转给${department}` : '转给别的部门'
    case 'pause':
      return to === undefined ? '暂停' : `暂停到 ${dayWords(to, now)}`
    case 'date':
      return to === undefined ? '另约时间' : `和住户约在 ${deadlineWords(to, now)}`
    case 'unknown':
      return '请更新小程序后再看'
  }
}

function ProposalCard({ detail, now, start }: Shown) {
  const { proposal } = detail
  if (!proposal) return null
  return (
    <Card title="等批的申请" hint={`${proposal.by}，${momentWords(proposal.at, now)}`}>
      <KeyValue name="申请">{proposed(proposal, now)}</KeyValue>
      <KeyValue name="理由">{proposal.words}</KeyValue>
      <MoveButtons
        detail={detail}
        forms={[workForms.grantProposal, workForms.grantTransfer, workForms.refuseProposal]}
        start={start}
      />
    </Card>
  )
}

function TransferNote({ transferredTo }: Pick<StaffDetail, 'transferredTo'>) {
  if (!transferredTo) return null
  return (
    <Note loose icon="send">
      {`已同意转给 ${transferredTo}，等着派工。`}
    </Note>
  )
}

/** What was agreed, offered or asked for, as far as there is any. */
export function AgreementCards(shown: Shown) {
  return (
    <>
      <ProposalCard {...shown} />
      <TransferNote transferredTo={shown.detail.transferredTo} />
      <PauseCard {...shown} />
      <AppointmentCard {...shown} />
      <DateCard {...shown} />
      <OfferCard {...shown} />
    </>
  )
}
