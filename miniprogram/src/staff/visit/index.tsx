import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffDetail } from '#contract/complaint-views.ts'
import { recordVisit } from '#contract/staff.ts'
import { visitVerdictWords } from '#contract/words.ts'
import type { VisitMethod, VisitVerdict } from '#domain/return-visit/visit.ts'
import { call } from '../../api/call.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { useMe } from '../../features/use-me.ts'
import { useNow } from '../../features/use-now.ts'
import { BigTwo } from '../../ui/big-two.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { toastDone } from '../../ui/toast.ts'
import { visitMethodChoices } from '../features/choices.ts'
import { ComplaintHead, DeadlineCard } from '../features/deadline-card.tsx'
import { backToComplaint, NotNow } from '../features/not-now.tsx'
import { OutcomeCard } from '../features/outcome-card.tsx'
import { scrollTo } from '../features/scroll-to.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useStaffComplaint } from '../features/use-staff-complaint.ts'
import { justNow, WhenField } from '../features/when-it-was.tsx'

const mostLetters = 500

const verdicts: readonly { value: VisitVerdict; word: string }[] = [
  { value: 'satisfied', word: visitVerdictWords.satisfied },
  { value: 'partly', word: visitVerdictWords.partly },
  { value: 'not', word: visitVerdictWords.not },
]

type Answers = { solved?: 'yes' | 'no'; verdict?: VisitVerdict; words: string }

const missingIn = ({ solved, verdict, words }: Answers): { word: string; at: string }[] => [
  ...(solved ? [] : [{ word: '解决了吗', at: 'ask-solved' }]),
  ...(verdict ? [] : [{ word: '满意吗', at: 'ask-verdict' }]),
  ...(words.trim() === '' ? [{ word: '住户的原话', at: 'ask-words' }] : []),
]

const startsNextRound = ({ solved, verdict }: Answers): boolean =>
  solved === 'no' || (verdict !== undefined && verdict !== 'satisfied')

/** 回访: what the customer says about the outcome, in the customer's own words. */
export default function RecordVisit() {
  const { id, load, act } = useStaffComplaint()
  const me = useMe()
  const now = useNow()
  const [method, setMethod] = useState<VisitMethod>('phone')
  const [when, setWhen] = useState(() => justNow(Date.now()))
  const [record, setRecord] = useState<Answers>({ words: '' })
  const change = (part: Partial<Answers>) => setRecord(before => ({ ...before, ...part }))
  const detail = load.value
  const may = detail?.moves.includes('visit') ?? false
  const missing = missingIn(record)
  const send = async () => {
    const [first] = missing
    if (first) return scrollTo(first.at)
    const { solved, verdict, words } = record
    if (!detail || !verdict) return
    const { turn } = detail
    const body = { turn, method, visitedAt: when.at, verdict, solved: solved === 'yes', words }
    const answered = await act.perform('visit', turn, key => call(recordVisit, { params: { id }, body, key }))
    if (!answered) return
    load.put(answered)
    toastDone('回访已记下')
    backToComplaint(id)
  }
  const nextWord = (value: StaffDetail | undefined) =>
    startsNextRound(record) ? `提交，转第 ${(value?.round ?? 1) + 1} 次处理` : '提交回访'
  return (
    <Page
      nav={<NavBar title="回访" homeUrl={staffUrl.work} />}
      bar={
        may && (
          <BottomBar
            note={act.wrong ?? (missing.length > 0 && `还差：${missing.map(({ word }) => word).join('、')}`)}
            noteIcon={act.wrong ? 'warn' : 'dash'}
          >
            <Button
              id="visit-submit"
              word={missing[0] ? `填${missing[0].word}` : nextWord(detail)}
              busyWord="正在提交…"
              onTap={send}
            />
          </BottomBar>
        )
      }
    >
      <ShowLoad load={load} spoken="正在取这件投诉…">
        {value =>
          may ? (
            <>
              <ComplaintHead detail={value} />
              <DeadlineCard detail={value} now={now} me={me?.name ?? ''} />
              <OutcomeCard detail={value} now={now} />
              <Card title="怎么回访的">
                <Options
                  id="method"
                  label="怎么回访的"
                  items={visitMethodChoices}
                  value={[method]}
                  onChange={([chosen]) => chosen && setMethod(chosen)}
                />
                <View className="b mt3">什么时候</View>
                <View className="mt2">
                  <WhenField id="visited" label="什么时候回访的" value={when} onChange={setWhen} />
                </View>
              </Card>
              <View id="ask-solved">
                <Card title="住户说，解决了吗">
                  <BigTwo
                    id="solved"
                    label="解决了吗"
                    items={[
                      { value: 'yes', icon: 'done', word: '解决了' },
                      { value: 'no', icon: 'refresh', word: '没解决' },
                    ]}
                    value={record.solved}
                    onChange={solved => change({ solved })}
                  />
                </Card>
              </View>
              <View id="ask-verdict">
                <Card title="住户满意吗">
                  <Segmented
                    id="verdict"
                    label="满意吗"
                    items={verdicts}
                    value={record.verdict}
                    onChange={verdict => change({ verdict })}
                  />
                  {startsNextRound(record) && (
                    <Note className="mt3" icon="refresh" spoken="status">
                      {`没解决，或没有完全满意：提交后开始第 ${value.round + 1} 次处理，由客服主管重新派工，不用住户再投诉。`}
                    </Note>
                  )}
                </Card>
              </View>
              <View id="ask-words">
                <Card title="住户的原话">
                  <TextArea
                    id="visit-words"
                    label="住户的原话"
                    value={record.words}
                    onChange={words => change({ words })}
                    max={mostLetters}
                    placeholder="住户怎么说的，就怎么写"
                    hint="住户能看到这份记录，并确认。"
                  />
                </Card>
              </View>
            </>
          ) : (
            <>
              {act.wrong && (
                <Note loose tone="warn" spoken="alert">
                  {act.wrong}
                </Note>
              )}
              <NotNow detail={value} step="回访" />
            </>
          )
        }
      </ShowLoad>
    </Page>
  )
}
