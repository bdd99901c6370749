import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Detail } from '#contract/complaint-views.ts'
import type { Instant } from '#domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Words } from '../../ui/words.tsx'
import { go, pages } from '../go.ts'
import { deadlineWords, momentWords } from '../when.ts'
import { markWord } from './mark-words.ts'

/** The survey: asked for, or what was answered. */
export function SurveyCard({ detail, now }: { detail: Detail; now: Instant }) {
  const { survey, id, moves } = detail
  if (!survey) return null
  const { answer } = survey
  if (answer) {
    const said = [answer.solved ? '解决了' : '没解决', markWord(answer.overall)].filter(Boolean).join('，')
    return (
      <AskCard title="您的评价" text={said}>
        {moves.includes('answerSurvey') && (
          <Button id="change-survey" kind="neutral" word="改评价" onTap={() => go(pages.survey(id))} />
        )}
      </AskCard>
    )
  }
  // Asked for on the bar below already.
  if (detail.asks === 'survey' || !moves.includes('answerSurvey')) return null
  return (
    <AskCard
      title="解决了吗"
      text={`${detail.state === 'closed' ? '' : '您说解决了才算办结。'}${deadlineWords(survey.expiresAt, now)}都可以说。`}
    >
      <Button id="open-survey" kind="secondary" icon="chat" word="去说说" onTap={() => go(pages.survey(id))} />
    </AskCard>
  )
}

/** What the return visit found. A visit still to come is the deadline above. */
export function VisitCard({ detail, now }: { detail: Detail; now: Instant }) {
  const { visit, id, moves } = detail
  if (!visit) return null
  const { record } = visit
  if (!record) return null
  const open = (word: string) => (
    <Button id="open-visit" kind="secondary" icon="calendar" word={word} onTap={() => go(pages.visit(id))} />
  )
  const waits = visit.confirmedAt === undefined && moves.includes('confirmVisit')
  return (
    <AskCard
      title="回访记录"
      text={`${record.visitor}，${momentWords(record.visitedAt, now)}。${waits ? '写得对不对，请您看过确认。' : ''}`}
    >
      {open(waits ? '去看记录' : '看记录')}
    </AskCard>
  )
}

function AskCard({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <View className="row">
        <View className="grow txt">
          <Words>{text}</Words>
        </View>
        <View className="ml3">{children}</View>
      </View>
    </Card>
  )
}
