import type { PhoneParts } from './phone.ts'
import { isOn } from './screen-text.ts'
import { cardFrom } from './sent-cards.ts'
import { dispatch, operateControl, theOne } from './touch.ts'
import { ancestors, type ViewNode } from './view-tree.ts'
import { NOT_AGREED } from './wx-privacy.ts'

/** A field without maxlength takes this many letters. */
const DEFAULT_MAX_LENGTH = 140
const KNOWN_OPEN_TYPES = ['getPhoneNumber', 'agreePrivacyAuthorization', 'contact', 'share']

/** One tap of a finger: the gesture lasts exactly as long as the handlers run. */
export function tapOn(parts: PhoneParts, name: string): void {
  const { shell } = parts
  const node = theOne(parts.tree(), name, 'tap')
  const button = ancestors(node).find(each => each.tag === 'button')
  const openTypes = String(button?.attributes.openType ?? '')
    .split('|')
    .filter(type => type !== '')
  for (const type of openTypes) {
    if (!KNOWN_OPEN_TYPES.includes(type)) throw new Error(`"${name}": the harness does not know open-type ${type}`)
  }
  if (isOn(button?.attributes.formType) && button?.attributes.formType !== '') {
    throw new Error(`"${name}": the harness does not know form-type; listen to the tap`)
  }
  shell.gesture = true
  let received = 0
  try {
    received = dispatch(shell, node, 'tap') + operateControl(shell, node)
  } finally {
    shell.gesture = false
  }
  if (button && openTypes.length > 0) openNative(parts, button, openTypes)
  else if (received === 0) throw new Error(`"${name}" does not listen to a tap`)
}

function openNative(parts: PhoneParts, button: ViewNode, openTypes: readonly string[]): void {
  const { shell, privacy } = parts
  if (openTypes.includes('agreePrivacyAuthorization')) {
    privacy.agreeByButton(button.id)
    dispatch(shell, button, 'agreeprivacyauthorization', {})
  }
  if (openTypes.includes('getPhoneNumber')) void answerPhoneNumber(parts, button)
  if (openTypes.includes('share')) parts.sentCards.push(cardFrom(shell, parts.stack.top()))
}

async function answerPhoneNumber({ shell, privacy, phoneCode }: PhoneParts, button: ViewNode): Promise<void> {
  const ended = shell.activity.begin()
  const tell = (detail: Record<string, unknown>) => {
    shell.whenAwake(() => dispatch(shell, button, 'getphonenumber', detail))
    ended()
  }
  try {
    await privacy.need('getPhoneNumber')
  } catch (refusal) {
    tell({ errMsg: `getPhoneNumber:fail ${refusal instanceof Error ? refusal.message : ''}`, errno: NOT_AGREED })
    return
  }
  if (!phoneCode) {
    tell({ errMsg: 'getPhoneNumber:fail user deny' })
    return
  }
  try {
    tell({ errMsg: 'getPhoneNumber:ok', code: await phoneCode() })
  } catch (reason) {
    shell.breakTest(reason)
    ended()
  }
}

/** The field of that name, ready to be typed into. */
export function theField(parts: PhoneParts, name: string): ViewNode {
  const node = theOne(parts.tree(), name, 'input')
  if (node.tag !== 'input' && node.tag !== 'textarea') throw new Error(`"${name}" is not a field but <${node.tag}>`)
  return node
}

/** Focus, letters, leaving the field. */
export function typeInto(parts: PhoneParts, field: ViewNode, text: string): void {
  const { shell } = parts
  const limit = Number(field.attributes.maxlength ?? DEFAULT_MAX_LENGTH)
  const value = limit < 0 ? text : [...text].slice(0, limit).join('')
  dispatch(shell, field, 'focus', { value: String(field.attributes.value ?? ''), height: 300 })
  const heard = dispatch(shell, field, 'input', { value, cursor: value.length, keyCode: 0 })
  dispatch(shell, field, 'blur', { value, cursor: value.length })
  if (heard === 0) throw new Error('The field does not listen to input')
}
