import { View } from '@tarojs/components'
import type { Community } from '#contract/places.ts'
import { requestKinds } from '#domain/complaint/classes.ts'
import { kindWords } from '../../features/complaint/kind-words.ts'
import { CategoryTiles } from '../../features/filing/category-tiles.tsx'
import { Card } from '../../ui/card.tsx'
import { Options } from '../../ui/options.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { deskSourceChoices } from './choices.ts'
import { type RegisterForm, textWrong } from './register-form.ts'
import { WhenField } from './when-it-was.tsx'

const mostLetters = 2000

type FieldsProps = { form: RegisterForm; change: (part: Partial<RegisterForm>) => void }

/** How and when it was heard. */
export function SourceFields({ form, change }: FieldsProps) {
  return (
    <Card title="怎么知道的">
      <Options
        id="source"
        label="来源"
        items={deskSourceChoices}
        value={[form.source]}
        onChange={([source]) => source && change({ source })}
      />
      <View className="b mt4">什么时候听到的</View>
      <View className="mt2">
        <WhenField id="heard" label="什么时候听到的" value={form.heard} onChange={heard => change({ heard })} />
      </View>
    </Card>
  )
}

/** What it is about, in the caller's words. */
export function MatterFields({ form, change, community }: FieldsProps & { community: Community }) {
  return (
    <>
      <View id="ask-category">
        <Card title="什么事">
          <Options
            id="kind"
            label="哪一类"
            items={requestKinds.map(value => ({ value, word: kindWords[value].noun }))}
            value={[form.kind]}
            onChange={([kind]) => kind && change({ kind })}
          />
          <View className="mt4">
            <CategoryTiles
              categories={community.categories}
              value={form.categoryId}
              onChange={categoryId => change({ categoryId })}
            />
          </View>
        </Card>
      </View>
      <View id="ask-text">
        <Card title="说了什么">
          <TextArea
            id="text"
            label="说了什么"
            value={form.text}
            onChange={text => change({ text })}
            max={mostLetters}
            placeholder="照住户的话写：什么事、从哪天起"
            wrong={textWrong(form.text)}
          />
          <View className="mt3">
            <TextField
              id="demand"
              label="想怎么解决（可不填）"
              value={form.demand}
              onChange={demand => change({ demand })}
              max={100}
              placeholder="比如修好、说明原因"
            />
          </View>
        </Card>
      </View>
    </>
  )
}
