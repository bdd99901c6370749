import { View } from '@tarojs/components'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { addDays, atMinutes, dayOf, minutesIntoDay } from '#domain/time.ts'
import { Options } from '../../../ui/options.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SwitchRow } from '../../../ui/switch-row.tsx'
import { TextArea, Wrong } from '../../../ui/text-area.tsx'
import { CannedList } from '../canned/canned-list.tsx'
import { PickDay, PickTime } from '../pick-moment.tsx'
import { LookUp } from './look-up-fields.tsx'
import { type FormField, type MomentField, mostLetters, type TextField } from './move-form.ts'

type Value = string | number | boolean | undefined

type FieldProps<Field extends FormField> = {
  /** The field's own, made of the form's. */
  id: string
  field: Field
  detail: StaffDetail
  now: number
  value: Value
  onChange: (value: Value) => void
  wrong: string | undefined
}

const labelOf = ({ label, optional }: FormField): string => (optional ? `${label}（可不填）` : label)

function TextInput({ id, field, detail, now, value, onChange, wrong }: FieldProps<TextField>) {
  const { quick = [], placeholder, canned, most = mostLetters } = field
  const text = typeof value === 'string' ? value : ''
  return (
    <View>
      <View className="b">{labelOf(field)}</View>
      {quick.length > 0 && (
        <View className="mt2">
          <Options
            id={`${id}-quick`}
            label={`${field.label}，常用说法`}
            items={quick.map(word => ({ value: word, word }))}
            value={quick.includes(text) ? [text] : []}
            onChange={([word]) => onChange(word ?? '')}
          />
        </View>
      )}
      <View className="mt2">
        <TextArea
          id={id}
          label={field.label}
          value={text}
          onChange={onChange}
          max={most}
          {...(placeholder ? { placeholder } : {})}
          wrong={wrong}
        />
      </View>
      {canned && (
        <CannedList id={id} use={canned} detail={detail} now={now} written={text} max={most} onChange={onChange} />
      )}
    </View>
  )
}

function MomentInput({ id, field, now, value, onChange }: FieldProps<MomentField>) {
  const at = typeof value === 'number' ? value : undefined
  const minutes = at === undefined ? field.minutes : Math.floor(minutesIntoDay(at))
  const tomorrow = addDays(dayOf(now), 1)
  return (
    <View>
      <PickDay
        id={`${id}-day`}
        word={field.label}
        value={at}
        now={now}
        from={field.time ? dayOf(now) : tomorrow}
        onChange={day => onChange(atMinutes(dayOf(day), minutes))}
      />
      {field.time && (
        <PickTime
          id={`${id}-time`}
          value={at ?? atMinutes(tomorrow, minutes)}
          onChange={time => onChange(atMinutes(at === undefined ? tomorrow : dayOf(at), time))}
        />
      )}
    </View>
  )
}

function Input(props: FieldProps<FormField>) {
  const { id, field, detail, value, onChange, wrong } = props
  const chosen = typeof value === 'string' ? value : undefined
  switch (field.kind) {
    case 'text':
      return <TextInput {...props} field={field} wrong={wrong} />
    case 'moment':
      return <MomentInput {...props} field={field} />
    case 'choice':
      return (
        <Options
          id={id}
          label={field.label}
          items={field.among ? field.items.filter(it => field.among?.(detail).includes(it.value)) : field.items}
          value={chosen ? [chosen] : []}
          onChange={([one]) => onChange(one)}
        />
      )
    case 'switch':
      return <SwitchRow id={id} word={field.label} hint={field.hint} on={value === true} onChange={onChange} />
    case 'either':
      return (
        <Segmented
          id={id}
          label={field.label}
          items={[
            { value: 'yes', word: field.yes },
            { value: 'no', word: field.no },
          ]}
          value={value === undefined ? undefined : value ? 'yes' : 'no'}
          onChange={one => onChange(one === 'yes')}
        />
      )
    case 'category':
    case 'department':
    case 'person':
    case 'handler':
    case 'co-handler':
    case 'co-handling':
    case 'corrective-owner':
    case 'earlier':
    case 'parent':
      return <LookUp kind={field.kind} id={id} label={field.label} detail={detail} value={chosen} onChange={onChange} />
  }
}

/** One question of a form, with what is wrong with the answer. */
export function MoveField(props: FieldProps<FormField>) {
  const { field, wrong } = props
  const says = field.kind === 'text' || field.kind === 'moment' || field.kind === 'switch'
  return (
    <View className="mt4">
      {!says && <View className="b">{labelOf(field)}</View>}
      <View className={says ? '' : 'mt2'}>
        <Input {...props} />
      </View>
      {wrong && field.kind !== 'text' && <Wrong text={wrong} />}
    </View>
  )
}
