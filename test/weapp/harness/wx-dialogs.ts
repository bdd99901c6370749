import { type AnyFunction, textList } from './shapes.ts'
import type { Shell } from './shell.ts'
import { asyncCall, refuse, textOf, textOr } from './wx-call.ts'

const MOST_SHEET_ITEMS = 6
const MOST_BUTTON_LETTERS = 4

/** A dialog of WeChat that lies over the page until one of its buttons is tapped. */
export type Dialog = {
  readonly kind: 'modal' | 'sheet'
  readonly texts: readonly string[]
  readonly buttons: readonly string[]
  readonly editable: boolean
}

/** Taps a button for the person; undefined leaves the dialog open for the test to tap. */
export type DialogAnswer = (dialog: Dialog) => string | undefined

export type Dialogs = {
  readonly apis: Record<string, AnyFunction>
  /** the dialog now open */
  open(): Dialog | undefined
  choose(button: string): void
  type(text: string): void
  readonly toasts: string[]
  loading(): string | undefined
}

type Waiting = { readonly dialog: Dialog; typed: string; readonly resolve: (button: string) => void }

/** wx.showModal, showActionSheet, showToast, showLoading. */
export function dialogs(shell: Shell, answer: DialogAnswer): Dialogs {
  const waiting: Waiting[] = []
  const toasts: string[] = []
  let loading: string | undefined

  const ask = async (dialog: Dialog): Promise<{ button: string; typed: string }> => {
    const prepared = answer(dialog)
    if (prepared !== undefined) return { button: known(dialog, prepared), typed: '' }
    let entry: Waiting | undefined
    const choice = new Promise<string>(resolve => {
      entry = { dialog, typed: '', resolve }
      waiting.push(entry)
    })
    const button = await shell.activity.person(choice)
    return { button, typed: entry?.typed ?? '' }
  }

  const showModal = asyncCall(shell, 'showModal', async options => {
    const cancel = options.showCancel === false ? [] : [textOr(options, 'cancelText', '取消')]
    const confirm = textOr(options, 'confirmText', '确定')
    for (const button of [...cancel, confirm]) {
      if ([...button].length > MOST_BUTTON_LETTERS) throw refuse(`parameter error: ${button} has more than 4 letters`)
    }
    const texts = [textOr(options, 'title', ''), textOr(options, 'content', '')].filter(text => text !== '')
    const editable = options.editable === true
    const { button, typed } = await ask({ kind: 'modal', texts, buttons: [...cancel, confirm], editable })
    const confirmed = button === confirm
    return { confirm: confirmed, cancel: !confirmed, ...(editable && confirmed ? { content: typed } : {}) }
  })

  const showActionSheet = asyncCall(shell, 'showActionSheet', async options => {
    const items = textList(options.itemList)
    if (items.length === 0) throw refuse('parameter error: itemList should have at least 1 item')
    if (items.length > MOST_SHEET_ITEMS) throw refuse('parameter error: itemList should not be large than 6')
    const texts = [textOr(options, 'alertText', '')].filter(text => text !== '')
    const { button } = await ask({ kind: 'sheet', texts, buttons: [...items, '取消'], editable: false })
    if (!items.includes(button)) throw refuse('cancel')
    return { tapIndex: items.indexOf(button) }
  })

  const showToast = asyncCall(shell, 'showToast', options => {
    toasts.push(textOf(options, 'title'))
    loading = undefined
    return undefined
  })
  const showLoading = asyncCall(shell, 'showLoading', options => {
    loading = textOf(options, 'title')
    return undefined
  })
  const nothing = () => undefined
  const hideLoading = asyncCall(shell, 'hideLoading', () => {
    loading = undefined
    return undefined
  })

  return {
    apis: {
      showModal,
      showActionSheet,
      showToast,
      hideToast: asyncCall(shell, 'hideToast', nothing),
      showLoading,
      hideLoading,
    },
    open: () => waiting[0]?.dialog,
    choose(button) {
      const first = waiting[0]
      if (!first) throw new Error('No dialog is open')
      known(first.dialog, button)
      waiting.shift()
      first.resolve(button)
    },
    type(text) {
      const first = waiting[0]
      if (!first?.dialog.editable) throw new Error('The open dialog has no field to type into')
      first.typed = text
    },
    toasts,
    loading: () => loading,
  }
}

function known(dialog: Dialog, button: string): string {
  if (!dialog.buttons.includes(button)) {
    throw new Error(
      `The dialog "${dialog.texts.join(' ')}" has the buttons ${dialog.buttons.join(', ')}, not ${button}`,
    )
  }
  return button
}
