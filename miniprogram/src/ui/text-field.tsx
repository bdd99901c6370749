import { Input, Text, View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import { fieldNative } from './field-native.ts'
import { Wrong } from './text-area.tsx'

type TextFieldProps = {
  id?: string
  label: string
  value: string
  onChange: (value: string) => void
  /** In characters. */
  max?: number
  placeholder?: string
  /** The keyboard: words, whole numbers, money, or an identity number. */
  keyboard?: 'text' | 'number' | 'digit' | 'idcard'
  /** Do not show the label above: a heading already says it. */
  silent?: boolean
  hint?: string
  wrong?: string | undefined
  disabled?: boolean
  onLeave?: () => void
  onDone?: () => void
}

/** One line of text. */
export function TextField({ id, label, value, onChange, max = 100, keyboard = 'text', ...rest }: TextFieldProps) {
  const { placeholder = '', silent, hint, wrong, disabled = false, onLeave, onDone } = rest
  return (
    <View className={disabled ? 'field-off' : ''}>
      {!silent && <Text className="label-l">{label}</Text>}
      <Input
        {...(id ? { id } : {})}
        className={classNames('field-in', wrong && 'in-bad')}
        value={value}
        maxlength={max}
        disabled={disabled}
        placeholder={placeholder}
        placeholderClass="ph-text"
        cursorSpacing={80}
        onInput={event => onChange(event.detail.value)}
        onBlur={() => onLeave?.()}
        onConfirm={() => onDone?.()}
        {...fieldNative(wrong ? `${label}，${wrong}` : label, keyboard)}
      />
      {wrong ? <Wrong text={wrong} /> : hint && <View className="sub mt1">{hint}</View>}
    </View>
  )
}
