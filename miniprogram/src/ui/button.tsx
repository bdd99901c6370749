import { Button as NativeButton, type ButtonProps as NativeButtonProps, Text, View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-name.ts'
import { useOneAtATime } from './one-at-a-time.ts'
import { Tap } from './tap.tsx'

type ButtonKind = 'primary' | 'secondary' | 'neutral' | 'text' | 'warn'

const looks: Record<ButtonKind, string> = {
  primary: 'btn-p',
  secondary: 'btn-s',
  neutral: 'btn-n',
  text: 'btn-t',
  warn: 'btn-w',
}

type ButtonProps = {
  /** The verb on it. */
  word: string
  /** One primary on a screen. */
  kind?: ButtonKind
  icon?: IconName
  /** A promise keeps the button busy, and deaf to a second tap, until it settles. */
  onTap?: () => unknown
  busy?: boolean
  /** The word while busy; 正在提交… says more than 请稍候. */
  busyWord?: string
  /** Why it cannot be pressed yet, shown under it; better still: name the next thing on the button. */
  disabled?: string | false | undefined
  wide?: boolean
  label?: string
  id?: string
  className?: string
  /** WeChat's own abilities (`openType` and its events) need WeChat's own button. */
  native?: Partial<NativeButtonProps>
}

/** A button: verb, at most one icon, busy while its work is open. */
export function Button({ word, kind = 'primary', icon, onTap, disabled, native, ...rest }: ButtonProps) {
  const { busy: working, run } = useOneAtATime(onTap)
  const busy = rest.busy || working
  const className = classNames('btn', looks[kind], rest.wide && 'btn-wide', disabled && 'btn-off', rest.className)
  const face = (
    <>
      {busy ? <View className="spin" {...aria({ hidden: true })} /> : icon && <Icon name={icon} />}
      <Text>{busy ? (rest.busyWord ?? word) : word}</Text>
    </>
  )
  const label = rest.label ?? (disabled ? `${word}，${disabled}` : word)
  if (native && !disabled && !busy) {
    return (
      <NativeButton
        className={classNames(className, 'btn-reset')}
        {...(rest.id ? { id: rest.id } : {})}
        {...native}
        onClick={() => void run()}
        {...aria({ label })}
      >
        {face}
      </NativeButton>
    )
  }
  const button = (
    <Tap
      {...(rest.id ? { id: rest.id } : {})}
      className={className}
      press={kind === 'primary' ? 'press-fill' : 'press'}
      label={busy ? `${word}，正在办` : label}
      disabled={Boolean(disabled) || busy}
      onTap={() => void run()}
    >
      {face}
    </Tap>
  )
  if (!disabled) return button
  return (
    <View className={rest.wide ? 'btn-wide' : ''}>
      {button}
      <View className="btn-why">{disabled}</View>
    </View>
  )
}
