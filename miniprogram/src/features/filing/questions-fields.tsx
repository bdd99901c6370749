import { View } from '@tarojs/components'
import type { Category } from '#contract/places.ts'
import { mostAnswerCharacters } from '#domain/complaint/questions.ts'
import { Options } from '../../ui/options.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Questions = NonNullable<Category['questions']>

type QuestionsFieldsProps = {
  questions: Questions
  /** By question id. */
  answers: Readonly<Record<string, string>>
  onChange: (answers: Record<string, string>) => void
}

/** What the category asks beside the text: a tap each, none of them needed. */
export function QuestionsFields({ questions, answers, onChange }: QuestionsFieldsProps) {
  const answer = (id: string, words: string) => onChange({ ...answers, [id]: words })
  return (
    <>
      {questions.map(question => (
        <View key={question.id} className="ask">
          <Question
            question={question}
            value={answers[question.id] ?? ''}
            onChange={words => answer(question.id, words)}
          />
        </View>
      ))}
    </>
  )
}

type QuestionProps = { question: Questions[number]; value: string; onChange: (words: string) => void }

function Question({ question: { id, kind, words, choices = [] }, value, onChange }: QuestionProps) {
  // What a newer server asks in another way is left to the text.
  if (kind === 'unknown') return null
  if (kind === 'text') {
    return (
      <TextField
        id={`ask-${id}`}
        label={`${words}（可不填）`}
        max={mostAnswerCharacters}
        value={value}
        onChange={onChange}
      />
    )
  }
  return (
    <>
      <View className="label-l">{words}</View>
      <Options
        id={`ask-${id}`}
        label={words}
        clearable
        items={choices.map(word => ({ value: word, word }))}
        value={choices.includes(value) ? [value] : []}
        onChange={([chosen = '']) => onChange(chosen)}
      />
    </>
  )
}
