import { isHidden, isOn, nodesNamed } from './screen-text.ts'
import type { Fields } from './shapes.ts'
import type { Shell } from './shell.ts'
import { ancestors, type ViewNode } from './view-tree.ts'

/** Events that travel from the element to those it lies in. */
const TRAVELLING = ['tap', 'longpress', 'touchstart', 'touchend']
const CONTROLS = ['button', 'input', 'textarea', 'switch', 'radio', 'checkbox', 'picker', 'slider']

/** The one element a person would mean by this name. Throws when there is none, or several, or it cannot be used. */
export function theOne(root: ViewNode, name: string, type: string): ViewNode {
  const found = nodesNamed(root, name)
  const visible = found.filter(node => !isHidden(node))
  if (found.length === 0) throw new Error(`"${name}" is not on the page`)
  if (visible.length === 0) throw new Error(`"${name}" is hidden`)
  const receivers = new Set(visible.map(node => receiverOf(node, type)))
  const [only] = visible
  if (!only || receivers.size > 1) throw new Error(`"${name}" is ambiguous: ${visible.length} elements have this name`)
  const disabled = ancestors(only).find(isDisabled)
  if (disabled) throw new Error(`"${name}" is disabled`)
  return only
}

const receiverOf = (node: ViewNode, type: string) =>
  ancestors(node).find(each => handlersOf(each, type).length > 0 || CONTROLS.includes(each.tag)) ?? node

const isDisabled = ({ tag, attributes }: ViewNode) =>
  (CONTROLS.includes(tag) && isOn(attributes.disabled)) ||
  attributes.ariaDisabled === true ||
  attributes.ariaDisabled === 'true'

function handlersOf(node: ViewNode, type: string): { name: string; catches: boolean }[] {
  const handlers: { name: string; catches: boolean }[] = []
  for (const [attribute, value] of Object.entries(node.attributes)) {
    const match = /^(bind|catch):?(.+)$/.exec(attribute)
    if (match?.[2]?.toLowerCase() !== type || typeof value !== 'string' || value === '') continue
    handlers.push({ name: value, catches: match[1] === 'catch' })
  }
  return handlers
}

/** Lets an element have an event; answers how many handlers received it. */
export function dispatch(shell: Shell, node: ViewNode, type: string, detail: Fields = {}): number {
  const path = TRAVELLING.includes(type) ? ancestors(node) : [node]
  let received = 0
  for (const current of path) {
    const handlers = handlersOf(current, type)
    for (const { name } of handlers) {
      received += 1
      const event = shell.realm.copy(eventFields(shell, type, node, current, detail))
      shell.guard(() => current.handle(name, Object(event)))
    }
    if (handlers.some(handler => handler.catches)) break
  }
  return received
}

function eventFields(shell: Shell, type: string, target: ViewNode, current: ViewNode, detail: Fields): Fields {
  const place = { offsetLeft: 0, offsetTop: 0 }
  return {
    type,
    timeStamp: shell.clock.now(),
    target: { id: target.id, dataset: dataset(target), ...place },
    currentTarget: { id: current.id, dataset: dataset(current), ...place },
    mark: {},
    detail: type === 'tap' ? { x: 0, y: 0, ...detail } : detail,
    touches: [],
    changedTouches: [],
  }
}

/** The data-… attributes, `data-my-key` as `myKey`. */
export const dataset = (node: ViewNode): Fields =>
  Object.fromEntries(
    Object.entries(node.attributes)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]),
  )

/** What tapping a control of WeChat itself changes: switch, radio, checkbox; answers how many handlers heard of it. */
export function operateControl(shell: Shell, node: ViewNode): number {
  const control = ancestors(node).find(each => ['switch', 'radio', 'checkbox', 'label'].includes(each.tag))
  if (!control) return 0
  if (control.tag === 'label') {
    const inside = controlsIn(control)[0]
    return inside && !isDisabled(inside) ? changeControl(shell, inside) : 0
  }
  return changeControl(shell, control)
}

function changeControl(shell: Shell, control: ViewNode): number {
  if (control.tag === 'switch') return dispatch(shell, control, 'change', { value: !isOn(control.attributes.checked) })
  const group = ancestors(control).find(each => each.tag === `${control.tag}-group`)
  if (!group) return 0
  const value = String(control.attributes.value ?? '')
  if (control.tag === 'radio') return dispatch(shell, group, 'change', { value })
  const others = controlsIn(group).filter(each => each !== control && isOn(each.attributes.checked))
  const kept = others.map(each => String(each.attributes.value ?? ''))
  return dispatch(shell, group, 'change', { value: isOn(control.attributes.checked) ? kept : [...kept, value] })
}

const controlsIn = (node: ViewNode): ViewNode[] =>
  node.children.flatMap(child => {
    if (typeof child === 'string') return []
    return ['switch', 'radio', 'checkbox'].includes(child.tag) ? [child] : controlsIn(child)
  })
