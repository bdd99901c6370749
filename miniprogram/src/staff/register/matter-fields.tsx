import { View } from '@tarojs/components'
import type { Category, Community } from '#contract/places.ts'
import { requestKinds } from '#domain/complaint/classes.ts'
import { mostCharacters } from '#domain/complaint/wording.ts'
import { kindWords } from '../../features/complaint/kind-words.ts'
import { CategoryTiles } from '../../features/filing/category-tiles.tsx'
import { QuestionsFields } from '../../features/filing/questions-fields.tsx'
import { WishCard } from '../../features/filing/wish-card.tsx'
import { Card } from '../../ui/card.tsx'
import { Options } from '../../ui/options.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type RegisterForm, textWrong } from '../features/register/register-form.ts'

type FieldsProps = { form: RegisterForm; change: (part: Partial<RegisterForm>) => void }

type MatterFieldsProps = FieldsProps & {
  community: Community
  category: Category | undefined
}

/** What it is about, with what the category asks beside it, in the caller's words. */
export function MatterFields({ form, change, community, category }: MatterFieldsProps) {
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
          {category?.questions && (
            <QuestionsFields
              key={category.id}
              questions={category.questions}
              answers={form.answers}
              onChange={answers => change({ answers })}
            />
          )}
        </Card>
      </View>
      <View id="ask-text">
        <Card title="说了什么">
          <TextArea
            id="text"
            label="说了什么"
            value={form.text}
            onChange={text => change({ text })}
            max={mostCharacters}
            placeholder="照住户的话写：什么事、从哪天起"
            wrong={textWrong(form.text)}
          />
        </Card>
      </View>
    </>
  )
}

/** What the customer wants, in his own words where the choices do not say it, and by when. */
export function DemandFields({ form, change, onOpenDays }: FieldsProps & { onOpenDays: () => void }) {
  return (
    <WishCard
      chosen={form.demands}
      wantedDay={form.wantedDay}
      atHome={form.placeKind === 'room' ? form.visitTimes : undefined}
      onDemands={demands => change({ demands })}
      onAtHome={visitTimes => change({ visitTimes })}
      onOpenDays={onOpenDays}
    >
      <View className="mt3">
        <TextField
          id="demand"
          label="住户的原话（可不填）"
          value={form.demand}
          onChange={demand => change({ demand })}
          max={100}
          placeholder="比如要书面说明原因"
        />
      </View>
    </WishCard>
  )
}
