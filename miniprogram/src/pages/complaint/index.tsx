import './index.css'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { Detail } from '#contract/complaint-views.ts'
import { askNextRound, remarkOnMine, withdrawMine } from '#contract/complaints.ts'
import { call } from '../../api/call.ts'
import { AnswerCard, SurveyCard, VisitCard } from '../../features/complaint/ask-cards.tsx'
import { stateChip } from '../../features/complaint/chips.ts'
import { MatterCard } from '../../features/complaint/matter-card.tsx'
import { OweCard } from '../../features/complaint/owe-card.tsx'
import { PhotosCard } from '../../features/complaint/photos-card.tsx'
import { StoryCard } from '../../features/complaint/story-card.tsx'
import { useComplaint } from '../../features/complaint/use-complaint.ts'
import { WordsSheet } from '../../features/complaint/words-sheet.tsx'
import { go, pages } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useAct } from '../../features/use-act.ts'
import { useNow } from '../../features/use-now.ts'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { ask, toast } from '../../ui/toast.ts'

type Sheets = 'remark' | 'next-round' | undefined

/** One of my complaints: who, until when, why; what happened; and what I can do. */
export default function ComplaintPage() {
  const { id, load } = useComplaint()
  const [sheet, setSheet] = useState<Sheets>()
  const now = useNow()
  const withdrawing = useAct(load)
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const detail = load.value

  const withdraw = async () => {
    if (!detail) return
    const sure = await ask({ title: '撤销这件投诉？', text: '撤销后不再办，经过会留着。', yes: '撤销' })
    if (!sure) return
    const done = await withdrawing.run('withdraw', key =>
      call(withdrawMine, { params: { id }, body: { turn: detail.turn }, key }),
    )
    if (done) toast('已撤销')
  }

  return (
    <Page
      nav={<NavBar title="投诉详情" />}
      bar={
        detail && (
          <ActBar
            detail={detail}
            wrong={withdrawing.wrong}
            onRemark={() => setSheet('remark')}
            onNextRound={() => setSheet('next-round')}
            onWithdraw={() => void withdraw()}
          />
        )
      }
      over={
        detail && (
          <WordsSheets id={id} load={load} turn={detail.turn} sheet={sheet} onClose={() => setSheet(undefined)} />
        )
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value => (
          <>
            <Head detail={value} />
            <OweCard detail={value} now={now} />
            <SurveyCard detail={value} now={now} />
            <VisitCard detail={value} now={now} />
            <AnswerCard detail={value} />
            <PhotosCard detail={value} now={now} />
            <StoryCard detail={value} now={now} />
            <MatterCard detail={value} now={now} />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

function Head({ detail }: { detail: Detail }) {
  return (
    <View className="pad detail-head">
      <View className="head">{detail.title}</View>
      <View className="row mt1">
        <Text id="number" className="sub grow" userSelect>
          {detail.round > 1 ? `${detail.number} · 第 ${detail.round} 次处理` : detail.number}
        </Text>
        <Chip {...stateChip(detail.state)} />
      </View>
    </View>
  )
}

type ActBarProps = {
  detail: Detail
  wrong: string | undefined
  onRemark: () => void
  onNextRound: () => void
  onWithdraw: () => void
}

/** What the server lets this person do now; the most useful thing is the primary one. */
function ActBar({ detail, wrong, onRemark, onNextRound, onWithdraw }: ActBarProps) {
  const { id, asks, moves } = detail
  const has = (move: Detail['moves'][number]) => moves.includes(move)
  const remark = { id: 'remark', word: '补充说明', icon: 'chat', onTap: onRemark } as const
  const again = { id: 'next-round', word: '没解决', icon: 'refresh', onTap: onNextRound } as const
  const withdraw = { id: 'withdraw', word: '撤销', icon: 'undo', onTap: onWithdraw } as const
  const primary =
    asks === 'survey' && has('answerSurvey')
      ? ({ id: 'survey', word: '说说解决没有', icon: 'face', onTap: () => go(pages.survey(id)) } as const)
      : asks === 'visit-confirmation' && has('confirmVisit')
        ? ({ id: 'visit', word: '看回访记录', icon: 'calendar', onTap: () => go(pages.visit(id)) } as const)
        : has('remark')
          ? remark
          : has('nextRound') && detail.kind !== 'praise'
            ? ({ ...again, word: '没解决，继续处理', kind: 'secondary' } as const)
            : undefined
  if (!primary) return null
  const side = [has('remark') && remark, has('nextRound') && again, has('withdraw') && withdraw].filter(
    act => act !== false && act.id !== primary.id,
  )
  return (
    <BottomBar
      side={side.flatMap(act => (act ? [act] : []))}
      {...(wrong ? { note: wrong, noteIcon: 'warn' } : asks === 'survey' ? { note: '您说解决了，才算办结。' } : {})}
    >
      <Button {...primary} />
    </BottomBar>
  )
}

type WordsSheetsProps = Pick<ReturnType<typeof useComplaint>, 'id' | 'load'> & {
  turn: number
  sheet: Sheets
  onClose: () => void
}

function WordsSheets({ id, load, turn, sheet, onClose }: WordsSheetsProps) {
  const remarking = useAct(load)
  const reopening = useAct(load)
  const params = { id }
  return (
    <>
      <WordsSheet
        id="remark-text"
        open={sheet === 'remark'}
        title="补充说明"
        note="办事的人会看到，写进办理经过。"
        label="补充说明"
        placeholder="有什么新情况"
        word="补充上去"
        wrong={remarking.wrong}
        onSend={text => remarking.run('remark', key => call(remarkOnMine, { params, body: { turn, text }, key }))}
        onClose={onClose}
      />
      <WordsSheet
        id="next-round-text"
        open={sheet === 'next-round'}
        title="没解决，继续处理"
        note="客服主管会重新派人。还是这个编号，不用重填。"
        label="哪里没解决"
        placeholder="哪里没解决"
        word="继续处理"
        wrong={reopening.wrong}
        onSend={reason =>
          reopening.run('next-round', key => call(askNextRound, { params, body: { turn, reason }, key }))
        }
        onClose={onClose}
      />
    </>
  )
}
