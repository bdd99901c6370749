import type { Detail } from '#contract/complaint-views.ts'
import { consentWords, elderRelationWords, visitTimeWords } from '#contract/words.ts'
import { KeyValue } from '../../ui/list-row.tsx'

type FiledBesideProps = { detail: Pick<Detail, 'answers' | 'visitTimes' | 'onBehalfOf'> }

const wordOf = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? ''

/** For whom it was filed and how he agreed, in one line. */
const elderLine = ({ name, relation, consent }: NonNullable<Detail['onBehalfOf']>): string =>
  [name, wordOf(elderRelationWords, relation), `${wordOf(consentWords, consent)}同意`].filter(Boolean).join('，')

/** What was filed beside the text: answers to the category's questions, when to come, for whom. */
export function FiledBeside({ detail: { answers = [], visitTimes = [], onBehalfOf } }: FiledBesideProps) {
  const times = visitTimes.map(time => wordOf(visitTimeWords, time)).filter(Boolean)
  return (
    <>
      {answers.map(({ question, words }) => (
        <KeyValue key={question} name={question}>
          {words}
        </KeyValue>
      ))}
      {times.length > 0 && <KeyValue name="方便">{`上门：${times.join('、')}`}</KeyValue>}
      {onBehalfOf && <KeyValue name="替老人">{elderLine(onBehalfOf)}</KeyValue>}
    </>
  )
}
