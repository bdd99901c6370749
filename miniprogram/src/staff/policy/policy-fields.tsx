import { View } from '@tarojs/components'
import { useState } from 'react'
import type { FigureLine, PolicyView } from '#contract/policy.ts'
import { figureValueWords } from '#contract/policy-words.ts'
import { ListRow } from '../../ui/list-row.tsx'
import { Options } from '../../ui/options.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { severityChoices } from '../features/choices.ts'
import { PickDay } from '../features/pick-moment.tsx'
import { countingChoices, countingHints, unitsFor } from './policy-form.ts'
import type { PolicyForm, ProfileId } from './use-policy-form.ts'

/** A clock: for which severities, how long, how it counts. */
export function ClockFields({ form }: { form: PolicyForm }) {
  const { draft, change } = form
  const { counting } = draft
  const hasUnit = counting === 'elapsed' || counting === 'dutyTime' || counting === 'workingHours'
  return (
    <View>
      <View className="b">改哪几级</View>
      <View className="mt2">
        <Options
          id="severities"
          label="改哪几级"
          several
          items={severityChoices}
          value={form.severities}
          onChange={form.setSeverities}
        />
      </View>
      <View className="b mt4">怎么算</View>
      <View className="mt2">
        <Options
          id="counting"
          label="怎么算"
          items={countingChoices}
          value={[counting]}
          onChange={([chosen]) => chosen && change({ counting: chosen })}
        />
      </View>
      <View className="sub mt2">{countingHints[counting]}</View>
      {(hasUnit || counting === 'workingDays') && (
        <View className="mt4">
          <TextField
            id="amount"
            label={hasUnit ? '多久' : '几个工作日'}
            keyboard="number"
            max={6}
            value={draft.amount}
            onChange={amount => change({ amount })}
          />
        </View>
      )}
      {hasUnit && (
        <View className="mt2">
          <Segmented
            id="unit"
            label="单位"
            items={unitsFor(counting)}
            value={draft.unit}
            onChange={unit => change({ unit })}
          />
        </View>
      )}
      {counting !== 'none' && (
        <View className="mt3">
          <SwitchRow
            id="pausable"
            word="可以暂停"
            hint="暂停处理的时候，这个时限也停"
            on={draft.pausable}
            onChange={pausable => change({ pausable })}
          />
        </View>
      )}
    </View>
  )
}

/** A single number. */
export function FigureFields({ form, line }: { form: PolicyForm; line: FigureLine }) {
  const now = line.what === 'unknown' ? '' : `现在是 ${figureValueWords(line.what, line.now.value)}`
  return (
    <View>
      <View className="sub">{line.explanation}</View>
      <View className="mt3">
        <TextField
          id="figure"
          label="改成"
          keyboard="number"
          max={9}
          value={form.figure}
          onChange={form.setFigure}
          hint={now}
        />
      </View>
    </View>
  )
}

const isKnown = (id: PolicyView['profiles'][number]['id']): id is ProfileId => id !== 'unknown'

/** The ready profiles, each with what it changes. */
export function ProfileFields({ form, profiles }: { form: PolicyForm; profiles: PolicyView['profiles'] }) {
  const chosen = profiles.find(it => it.id === form.profile)
  return (
    <View>
      <Options
        id="profile"
        label="方案"
        items={profiles.flatMap(({ id, name }) => (isKnown(id) ? [{ value: id, word: name }] : []))}
        value={form.profile ? [form.profile] : []}
        onChange={([id]) => id && form.setProfile(id)}
      />
      <View className="txt mt3">{chosen ? chosen.explanation : '选一个，先看说明，再试算。'}</View>
    </View>
  )
}

type ScopeFieldsProps = { form: PolicyForm; policy: PolicyView; now: number }

/** From which day, and for whom. */
export function ScopeFields({ form, policy, now }: ScopeFieldsProps) {
  const [open, setOpen] = useState(false)
  const category = policy.categories.find(it => it.id === form.categoryId)?.name
  return (
    <View className="mt3">
      <PickDay id="from" word="从哪天起" value={form.from} now={now} from={form.tomorrow} onChange={form.setFrom} />
      {policy.may === 'everywhere' && (
        <View className="mt2">
          <Segmented
            id="reach"
            label="给谁用"
            items={[
              { value: 'community', word: '本小区' },
              { value: 'company', word: '全公司' },
            ]}
            value={form.reach}
            onChange={form.setReach}
          />
        </View>
      )}
      <View className="mt2">
        <ListRow id="category" icon="filter" word="哪些类别" value={category ?? '全部'} onTap={() => setOpen(!open)} />
      </View>
      {open && (
        <View className="mt2">
          <Options
            id="category"
            label="只给某一类"
            clearable
            items={policy.categories.map(({ id, name }) => ({ value: id, word: name }))}
            value={form.categoryId ? [form.categoryId] : []}
            onChange={([id]) => form.setCategoryId(id)}
          />
        </View>
      )}
    </View>
  )
}
