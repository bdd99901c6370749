import { eyesOn } from './eyes.ts'
import { tapOn, theField, typeInto } from './fingers.ts'
import { frameMoves, lifeOf } from './life.ts'
import { type Meters, type TreeSize, treeSize } from './meters.ts'
import type { PageStack } from './page-stack.ts'
import type { Query } from './pages.ts'
import { describeTree } from './screen-text.ts'
import type { SentCard } from './sent-cards.ts'
import type { Shell } from './shell.ts'
import { dispatch, theOne } from './touch.ts'
import type { ViewNode } from './view-tree.ts'
import type { DeviceSettings, LaunchOptions, NetworkType, Theme } from './wx-device.ts'
import type { Dialog, Dialogs } from './wx-dialogs.ts'
import type { Navigation } from './wx-navigation.ts'
import type { Network } from './wx-network.ts'
import type { Privacy } from './wx-privacy.ts'
import type { Scanned } from './wx-scan.ts'

export type PhoneParts = {
  readonly shell: Shell
  readonly stack: PageStack
  readonly tree: () => ViewNode
  readonly nav: Navigation
  readonly net: Network
  readonly privacy: Privacy
  readonly dialogBox: Dialogs
  readonly device: DeviceSettings
  readonly photos: string[]
  readonly scans: Scanned[]
  readonly sentCards: SentCard[]
  readonly phoneCode: (() => Promise<string>) | undefined
  tellApp(name: string, detail: unknown): void
  enter(url: string | undefined, scene: number | undefined): LaunchOptions
}

/** A phone in a person's hand: names are a visible text, an aria-label or an #id. */
export type Phone = {
  /** Taps what has this name. Throws when it is missing, hidden, disabled or ambiguous, or when nothing listens. */
  tap(name: string): void
  /** Types into a field, cut at its maxlength like the real keyboard. */
  type(name: string, text: string): void
  /** Presses the keyboard's own button in a field. */
  confirm(name: string): void
  /** Chooses in a picker or slider: fires its change with this value. */
  choose(name: string, value: unknown): void
  /** Waits until a line holds this text, or an #id or aria-label is visible; answers the line. */
  see(text: string): Promise<string>
  /** Waits until nothing of that name or text is visible any more. */
  gone(text: string): Promise<void>
  /** Waits until a page of this route lies on top. */
  seePage(route: string): Promise<void>
  /** Waits until a toast with this text has been shown, and forgets it. */
  seeToast(text: string): Promise<void>
  /** Waits until nothing is under way. */
  settled(): Promise<void>
  /** What can be read on the page, or on the dialog over it, from top to bottom. */
  texts(): string[]
  /** The tree of the page as text. */
  tree(): string
  /** The page's outermost element. */
  root(): ViewNode
  treeSize(): TreeSize
  /** The arrow in the navigation bar, or the swipe from the edge. */
  back(): void
  /** Taps an entry of the tab bar. */
  tab(text: string): void
  pullDown(): void
  reachBottom(): void
  /** The page has been scrolled to this many px from its top. */
  scroll(top: number): void
  hide(): void
  /** Comes back; with a url as from a notification or a code (`pages/detail/index?id=1`): a hot start. */
  show(url?: string, scene?: number): void
  /** Lets the phone's time pass. */
  advance(ms: number): Promise<void>
  setTheme(theme: Theme): void
  /** Sets WeChat's size of letters, in px: 17 is standard, 23.8 the caring mode. The app is not told; it has to ask. */
  setFontSize(px: number): void
  setNetwork(type: NetworkType): void
  /** WeChat has fetched a newer version. */
  offerUpdate(): void
  /** Ends the app. Throws what the app got wrong and the test has not taken out of `errors`, and unanswered dialogs. */
  close(): void
  readonly page: { readonly route: string; readonly options: Query; readonly title: string; readonly depth: number }
  readonly dialog: Dialog | undefined
  readonly loading: string | undefined
  /** colour of the words in WeChat's own bar, once the app has set it */
  readonly barWords: string | undefined
  readonly meters: Meters
  /** how often the app has asked to begin anew with the newer version */
  readonly updates: number
  readonly errors: string[]
  readonly warnings: string[]
  readonly toasts: string[]
  /** the album; a test may change it while the app runs */
  readonly photos: string[]
  /** what lies before the camera next, for a test to put there */
  readonly scans: Scanned[]
  /** the cards sent into chats */
  readonly sentCards: SentCard[]
}

/** The driver over all parts of the phone. */
export function phoneOf(parts: PhoneParts): Phone {
  const { shell, stack, tree, nav, dialogBox } = parts
  const free = () => {
    shell.throwIfBroken()
    const dialog = dialogBox.open()
    if (dialog) throw new Error(`A dialog lies over the page: ${[...dialog.texts, ...dialog.buttons].join(' ')}`)
    if (!shell.visible) throw new Error('The mini-program is in the background')
  }
  const fire = (name: string, type: string, detail: Record<string, unknown>) => {
    free()
    if (dispatch(shell, theOne(tree(), name, type), type, detail) === 0)
      throw new Error(`"${name}" does not listen to ${type}`)
  }

  return {
    tap(name) {
      shell.throwIfBroken()
      if (dialogBox.open()) dialogBox.choose(name)
      else {
        free()
        tapOn(parts, name)
      }
    },
    type(name, text) {
      if (dialogBox.open()) dialogBox.type(text)
      else {
        free()
        typeInto(parts, theField(parts, name), text)
      }
    },
    confirm: name => fire(name, 'confirm', { value: String(theField(parts, name).attributes.value ?? '') }),
    choose: (name, value) => fire(name, 'change', { value }),
    ...eyesOn(parts),
    tree: () => describeTree(tree()),
    root: tree,
    treeSize: () => treeSize(tree()),
    ...frameMoves(parts, free),
    ...lifeOf(parts),
    advance: ms => shell.clock.advance(ms),
    get page() {
      const top = stack.top()
      return { route: top?.route ?? '', options: top?.options ?? {}, title: nav.title(), depth: stack.pages.length }
    },
    get dialog() {
      return dialogBox.open()
    },
    get loading() {
      return dialogBox.loading()
    },
    get barWords() {
      return parts.device.barWords
    },
    meters: shell.meters,
    get updates() {
      return shell.updates
    },
    errors: shell.errors,
    warnings: shell.warnings,
    toasts: dialogBox.toasts,
    photos: parts.photos,
    scans: parts.scans,
    sentCards: parts.sentCards,
  }
}
