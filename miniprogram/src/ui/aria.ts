type Spoken = {
  role?: string
  label?: string
  /** Decoration only: a screen reader passes over it. */
  hidden?: boolean
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  expanded?: boolean
  modal?: boolean
  live?: 'polite' | 'assertive'
  now?: number
  min?: number
  max?: number
  text?: string
}

const asWord = (value: boolean | number | string | undefined): string | undefined =>
  value === undefined ? undefined : String(value)

// WeChat knows no levels; a browser's reader cannot do without.
const levelOf = (role: string | undefined): string | undefined =>
  role === 'heading' && process.env.TARO_ENV === 'h5' ? '2' : undefined

/** For a picture whose words stand in the control round it: a browser would read its address aloud. */
export const spokenAround = process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : {}

/** What a screen reader is told, as attributes that both WeChat's templates and a browser's elements accept (strings only). */
export function aria(spoken: Spoken): Record<string, string> {
  const attributes = {
    role: spoken.role,
    'aria-level': levelOf(spoken.role),
    'aria-label': spoken.label,
    'aria-hidden': asWord(spoken.hidden),
    'aria-checked': asWord(spoken.checked),
    'aria-selected': asWord(spoken.selected),
    'aria-disabled': asWord(spoken.disabled),
    'aria-expanded': asWord(spoken.expanded),
    'aria-modal': asWord(spoken.modal),
    'aria-live': spoken.live,
    'aria-valuenow': asWord(spoken.now),
    'aria-valuemin': asWord(spoken.min),
    'aria-valuemax': asWord(spoken.max),
    'aria-valuetext': spoken.text,
  }
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) given[name] = value
  return given
}
