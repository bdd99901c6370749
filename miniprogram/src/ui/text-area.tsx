import { Text, Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { fieldNative } from './field-native.ts'
import { Icon } from './icon.tsx'

type TextAreaProps = {
  id?: string
  label: string
  value: string
  onChange: (value: string) => void
  /** In characters; shown as a count. */
  max: number
  placeholder?: string
  /** Under the field, while nothing is wrong. */
  hint?: string
  /** What to mend. */
  wrong?: string | undefined
  onLeave?: () => void
}

/** Several lines of text, with a count of what is used. */
export function TextArea({ id, label, value, onChange, max, placeholder = '', hint, wrong, onLeave }: TextAreaProps) {
  const full = value.length >= max
  // A field that grew on its own would jump while the keyboard opens; it is given its height when the page is drawn.
  const [rows] = useState(() => Math.min(8, Math.max(4, Math.ceil(value.length / 18))))
  return (
    <View>
      <Textarea
        {...(id ? { id } : {})}
        className={classNames('ta', wrong && 'in-bad')}
        style={{ minHeight: `${rows * 28}px` }}
        value={value}
        maxlength={max}
        placeholder={placeholder}
        placeholderClass="ph-text"
        autoHeight
        showConfirmBar={false}
        disableDefaultPadding
        cursorSpacing={120}
        onInput={event => onChange(event.detail.value)}
        onBlur={() => onLeave?.()}
        {...fieldNative(wrong ? `${label}，${wrong}` : label)}
      />
      <View className="ta-foot">
        {wrong ? <Wrong text={wrong} /> : hint && <Text className="sub">{hint}</Text>}
        <Text
          className={classNames('ta-n', full && 'ta-full')}
          {...aria({ label: `已写 ${value.length} 字，最多 ${max} 字` })}
        >
          {full ? `满 ${max} 字了` : `${value.length}/${max}`}
        </Text>
      </View>
    </View>
  )
}

/** What is wrong with a field and how to mend it; read out when it appears. */
export function Wrong({ text }: { text: string }) {
  return (
    <View className="in-why" {...aria({ role: 'alert' })}>
      <Icon name="overdue" />
      <Text>{text}</Text>
    </View>
  )
}
