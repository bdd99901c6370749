import { Text, View } from '@tarojs/components'
import { mostCharacters } from '#domain/complaint/wording.ts'
import { BigTwo } from '../../ui/big-two.tsx'
import { Card } from '../../ui/card.tsx'
import { Options } from '../../ui/options.tsx'
import { Rating } from '../../ui/rating.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { type Answers, type Item, type ItemMark, tagsFor } from './answers.ts'

const marks: readonly { value: ItemMark; word: string }[] = [
  { value: 'poor', word: '不好' },
  { value: 'fair', word: '还行' },
  { value: 'good', word: '好' },
]
const items: readonly { item: Item; word: string }[] = [
  { item: 'speed', word: '快慢' },
  { item: 'attitude', word: '态度' },
  { item: 'result', word: '结果' },
]

type SurveyFormProps = { answers: Answers; onChange: (part: Partial<Answers>) => void }

/** 解决了吗 first; nothing is chosen beforehand, and what may be left out says so. */
export function SurveyForm({ answers, onChange }: SurveyFormProps) {
  const { solved, overall, tags, text, callMe } = answers
  return (
    <>
      <Card title="解决了吗">
        <BigTwo
          id="survey-solved"
          label="解决了吗"
          items={[
            { value: 'yes', icon: 'done', word: '解决了' },
            { value: 'no', icon: 'refresh', word: '没解决' },
          ]}
          value={solved}
          onChange={chosen => onChange({ solved: chosen })}
        />
        <View className="sub mt3">选“没解决”，主管会来问您，可以继续办，不用重填。</View>
      </Card>
      <Card title="总的来说">
        <Rating
          id="survey-overall"
          label="总的来说"
          value={overall}
          onChange={chosen => onChange({ overall: chosen })}
        />
      </Card>
      <Card title="再细说三样" hint="可不填">
        {items.map(({ item, word }, at) => (
          <View key={item} className={at > 0 ? 'row mt3' : 'row'}>
            <Text className="survey-item">{word}</Text>
            <View className="grow">
              <Segmented
                id={`survey-${item}`}
                label={word}
                items={marks}
                value={answers.items[item]}
                onChange={mark => onChange({ items: { ...answers.items, [item]: mark } })}
              />
            </View>
          </View>
        ))}
      </Card>
      <Card title={solved === 'no' ? '哪里没解决' : '想说的话'} hint="可不填">
        <Options
          id="survey-tag"
          several
          label="想说的话"
          items={tagsFor(solved).map(word => ({ value: word, word }))}
          value={tags}
          onChange={chosen => onChange({ tags: chosen })}
        />
        <View className="mt3">
          <TextArea
            id="survey-text"
            label="想说的话"
            max={mostCharacters}
            placeholder={solved === 'no' ? '哪里没解决，说给主管听' : '还有什么想说的'}
            value={text}
            onChange={words => onChange({ text: words })}
          />
        </View>
        <View className="mt2">
          <SwitchRow
            id="survey-call-me"
            icon="phone"
            word="请给我打个电话"
            on={callMe}
            onChange={wanted => onChange({ callMe: wanted })}
          />
        </View>
      </Card>
    </>
  )
}
