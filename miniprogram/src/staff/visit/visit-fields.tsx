import { View } from '@tarojs/components'
import * as z from 'zod/mini'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { visitVerdictWords } from '#contract/words.ts'
import { type VisitVerdict, visitMethods, visitVerdicts } from '#domain/return-visit/visit.ts'
import { BigTwo } from '../../ui/big-two.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { CannedList } from '../features/canned/canned-list.tsx'
import { visitMethodChoices } from '../features/choices.ts'
import { agos } from '../features/register/heard-at.ts'
import { WhenField } from '../features/register/when-it-was.tsx'

const mostLetters = 500

const verdicts: readonly { value: VisitVerdict; word: string }[] = [
  { value: 'satisfied', word: visitVerdictWords.satisfied },
  { value: 'partly', word: visitVerdictWords.partly },
  { value: 'not', word: visitVerdictWords.not },
]

export const VisitForm = z.object({
  method: z.enum(visitMethods),
  when: z.object({ chosen: z.enum([...agos, 'other']), at: z.number() }),
  solved: z.optional(z.enum(['yes', 'no'])),
  verdict: z.optional(z.enum(visitVerdicts)),
  words: z.string(),
})
export type VisitForm = z.infer<typeof VisitForm>

/** What the record still lacks, in the order of the page. */
export const missingIn = ({ solved, verdict, words }: VisitForm): { word: string; button: string; at: string }[] => [
  ...(solved ? [] : [{ word: '解决了吗', button: '选解决没有', at: 'ask-solved' }]),
  ...(verdict ? [] : [{ word: '满意吗', button: '选满意不满意', at: 'ask-verdict' }]),
  ...(words.trim() === '' ? [{ word: '住户的原话', button: '写住户的原话', at: 'ask-words' }] : []),
]

/** Not solved, or not wholly satisfied: what the server will make a next round of; said before it is sent. */
export const isUnsatisfied = ({ solved, verdict }: VisitForm): boolean =>
  solved === 'no' || (verdict !== undefined && verdict !== 'satisfied')

type FieldsProps = {
  form: VisitForm
  change: (part: Partial<VisitForm>) => void
  nextRound: number
  detail: StaffDetail
  now: number
}

function HowFields({ form, change }: Pick<FieldsProps, 'form' | 'change'>) {
  return (
    <Card title="怎么回访的">
      <Options
        id="method"
        label="怎么回访的"
        items={visitMethodChoices}
        value={[form.method]}
        onChange={([method]) => method && change({ method })}
      />
      <View className="b mt3">什么时候</View>
      <View className="mt2">
        <WhenField id="visited" label="什么时候回访的" value={form.when} onChange={when => change({ when })} />
      </View>
    </Card>
  )
}

/** How and when, whether it is solved, how satisfied, and the customer's own words. */
export function VisitFields({ form, change, nextRound, detail, now }: FieldsProps) {
  return (
    <>
      <HowFields form={form} change={change} />
      <View id="ask-solved">
        <Card title="住户说，解决了吗">
          <BigTwo
            id="solved"
            label="解决了吗"
            items={[
              { value: 'yes', icon: 'done', word: '解决了' },
              { value: 'no', icon: 'refresh', word: '没解决' },
            ]}
            value={form.solved}
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
            value={form.verdict}
            onChange={verdict => change({ verdict })}
          />
          {isUnsatisfied(form) && (
            <Note className="mt3" icon="refresh" spoken="status">
              {`没解决，或没有完全满意：提交后开始第 ${nextRound} 次处理，由客服主管重新派工，不用住户再投诉。`}
            </Note>
          )}
        </Card>
      </View>
      <View id="ask-words">
        <Card title="住户的原话">
          <TextArea
            id="visit-words"
            label="住户的原话"
            value={form.words}
            onChange={words => change({ words })}
            max={mostLetters}
            placeholder="住户怎么说的，就怎么写"
            hint="住户能看到这份记录，并确认。"
          />
          <CannedList
            id="visit-words"
            use="visit"
            detail={detail}
            now={now}
            written={form.words}
            max={mostLetters}
            solved={form.solved && form.solved === 'yes'}
            onChange={words => change({ words })}
          />
        </Card>
      </View>
    </>
  )
}
