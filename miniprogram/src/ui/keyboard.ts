type KeyPress = { key: string; target: unknown; currentTarget: unknown; preventDefault(): void }

/** Lets a drawn control be reached and pressed with a keyboard, where there is one: `press` is what a tap would do. */
export function keyboard(press: (() => void) | undefined): Record<string, unknown> {
  if (process.env.TARO_ENV !== 'h5') return {}
  if (!press) return { tabIndex: '-1' }
  return {
    tabIndex: '0',
    onKeydown: (event: KeyPress) => {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      press()
    },
  }
}
