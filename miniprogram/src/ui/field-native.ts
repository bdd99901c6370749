import { aria } from './aria.ts'

type Keyboard = 'text' | 'number' | 'digit' | 'idcard'

const inputModes = { text: 'text', number: 'numeric', digit: 'decimal', idcard: 'text' } as const

/**
 * A field's spoken name and its keyboard. In a browser the element that is typed into lies inside the one we write and is
 * told separately, and a number field would drop leading zeros and grow arrows: there only the keyboard is asked for.
 */
export function fieldNative(label: string, keyboard: Keyboard = 'text'): Record<string, unknown> {
  if (process.env.TARO_ENV !== 'h5') return { type: keyboard, ...aria({ label }) }
  return { type: 'text', nativeProps: { 'aria-label': label, inputmode: inputModes[keyboard] } }
}
