import { View } from '@tarojs/components'
import { consentWords, elderRelationWords } from '#contract/words.ts'
import { consents, elderRelations, mostNameCharacters } from '#domain/complaint/on-behalf.ts'
import { Options } from '../../ui/options.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Elder } from './draft.ts'

const relations = elderRelations.map(value => ({ value, word: elderRelationWords[value] }))
const ways = consents.map(value => ({ value, word: `${consentWords[value]}同意的` }))

type ElderFieldsProps = { elder: Elder | undefined; onChange: (elder: Elder | undefined) => void }

/** 替家里老人投诉: who it is, and how he agreed. Both are recorded with the complaint. */
export function ElderFields({ elder, onChange }: ElderFieldsProps) {
  return (
    <View id="section-person" className="elder-part">
      <SwitchRow
        id="for-elder"
        icon="people"
        word="替家里老人投诉"
        hint="要老人自己同意，会记在投诉里"
        on={elder !== undefined}
        onChange={on => onChange(on ? { name: '', relation: undefined, consent: undefined } : undefined)}
      />
      {elder && (
        <View className="ask-in">
          <View className="label-l">老人是您的</View>
          <Options
            id="elder-relation"
            label="老人是您的"
            items={relations}
            value={elder.relation ? [elder.relation] : []}
            onChange={([relation]) => onChange({ ...elder, relation })}
          />
          <View className="label-l mt3">老人知道，并且</View>
          <Options
            id="elder-consent"
            label="老人怎么同意的"
            items={ways}
            value={elder.consent ? [elder.consent] : []}
            onChange={([consent]) => onChange({ ...elder, consent })}
          />
          <View className="mt3">
            <TextField
              id="elder-name"
              label="怎么称呼老人（可不填）"
              max={mostNameCharacters}
              placeholder="比如 王奶奶"
              value={elder.name}
              onChange={name => onChange({ ...elder, name })}
            />
          </View>
        </View>
      )}
    </View>
  )
}
