// What the experience audit and a screen reader would find on a drawn page.

import { isHidden, isOn } from '../harness/screen-text.ts'
import { allNodes, type ViewNode } from '../harness/view-tree.ts'

const pressedRoles = ['button', 'radio', 'checkbox', 'switch', 'tab', 'link', 'slider', 'option', 'menuitem']
const pressedTags = ['button', 'input', 'textarea', 'switch', 'picker', 'slider', 'checkbox', 'radio']

const spoken = ({ attributes }: ViewNode, name: string): string => {
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const value = attributes[camel] ?? attributes[name]
  return value === undefined || value === null ? '' : String(value)
}

const isSilent = (node: ViewNode): boolean => spoken(node, 'aria-hidden') === 'true' || isHidden(node)

const wordsIn = (node: ViewNode): string =>
  node.children.map(child => (typeof child === 'string' ? child : isSilent(child) ? '' : wordsIn(child))).join('')

const isPressed = (node: ViewNode): boolean =>
  pressedTags.includes(node.tag) || pressedRoles.includes(spoken(node, 'aria-role'))

const nameOf = (node: ViewNode): string =>
  (spoken(node, 'aria-label') || wordsIn(node) || String(node.attributes.placeholder ?? '')).trim()

/** Whatever can be pressed or written into and has no name, told by its tag and what is round it. */
export const namelessIn = (root: ViewNode): string[] =>
  allNodes(root)
    .filter(node => isPressed(node) && !isHidden(node) && nameOf(node) === '')
    .map(({ tag, id, attributes }) => `<${tag}${id ? ` #${id}` : ''} class="${String(attributes.class ?? '')}">`)

const imagesIn = (root: ViewNode): ViewNode[] => allNodes(root).filter(node => node.tag === 'image' && !isHidden(node))

const sourceOf = ({ attributes }: ViewNode): string => String(attributes.src ?? '')

const isFar = (source: string): boolean => /^https?:/.test(source)

/** Addresses of the pictures a page fetches, and of those it fetches at once. */
export const picturesIn = (root: ViewNode): { all: string[]; atOnce: string[]; stretched: string[] } => {
  const far = imagesIn(root).filter(node => isFar(sourceOf(node)))
  const isLazy = ({ attributes }: ViewNode) => isOn(attributes.lazyLoad ?? attributes['lazy-load'])
  return {
    all: [...new Set(far.map(sourceOf))],
    atOnce: far.filter(node => !isLazy(node)).map(sourceOf),
    stretched: imagesIn(root)
      .filter(({ attributes }) => (attributes.mode ?? 'scaleToFill') === 'scaleToFill')
      .map(sourceOf),
  }
}

/** How many of these addresses belong to the host that has most of them. */
export const mostOfOneHost = (addresses: readonly string[]): number => {
  const counts = new Map<string, number>()
  for (const { origin } of addresses.map(it => new URL(it))) counts.set(origin, (counts.get(origin) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}
