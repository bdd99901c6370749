import type { Phone, PhoneParts } from './phone.ts'
import { isHidden, nodesNamed, visibleTexts } from './screen-text.ts'

type Eyes = Pick<Phone, 'texts' | 'see' | 'gone' | 'seePage' | 'seeToast' | 'settled'>

/** What a person reads, and waiting for it to appear. */
export function eyesOn({ shell, stack, tree, dialogBox }: PhoneParts): Eyes {
  const { activity } = shell
  const texts = () => {
    const dialog = dialogBox.open()
    return dialog ? [...dialog.texts, ...dialog.buttons] : visibleTexts(tree())
  }
  const describe = () =>
    [`Page ${stack.top()?.route ?? 'none'}`, ...texts().map(line => `  ${line}`), ...shell.errors].join('\n')
  const until = <Found>(what: string, look: () => Found | undefined) => {
    const lookUnbroken = () => {
      shell.throwIfBroken()
      return look()
    }
    return activity.until(what, lookUnbroken, describe)
  }
  const lookFor = (text: string): string | undefined => {
    const line = texts().find(each => each.includes(text))
    if (line !== undefined || dialogBox.open()) return line
    return nodesNamed(tree(), text).some(node => !isHidden(node)) ? text : undefined
  }

  return {
    texts,
    see: text => until(`"${text}"`, () => lookFor(text)),
    async gone(text) {
      await until(`"${text}" being gone`, () => (lookFor(text) === undefined ? true : undefined))
    },
    async seePage(route) {
      await until(`page ${route}`, () => (stack.top()?.route === route ? true : undefined))
    },
    async seeToast(text) {
      const shown = () => dialogBox.toasts.findIndex(toast => toast.includes(text))
      await until(`toast "${text}"`, () => (shown() < 0 ? undefined : true))
      dialogBox.toasts.splice(0, shown() + 1)
    },
    async settled() {
      await activity.settled(describe)
      shell.throwIfBroken()
    },
  }
}
