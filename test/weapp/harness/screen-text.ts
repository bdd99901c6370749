import { allNodes, ancestors, type ViewNode } from './view-tree.ts'

const FIELDS = ['input', 'textarea']
/** Elements that flow inside a line; every other element begins a line of its own. */
const INLINE = ['text', 'span']

/** The text of an element and all inside it. */
const textOfNode = (node: ViewNode): string =>
  node.children.map(child => (typeof child === 'string' ? child : textOfNode(child))).join('')

/** Hidden by an attribute or an inline style of itself or of what it lies in. Styles of classes are not looked at. */
export function isHidden(node: ViewNode): boolean {
  return ancestors(node).some(({ attributes }) => {
    if (isOn(attributes.hidden)) return true
    const style = String(attributes.style ?? '').replaceAll(/\s/g, '')
    return /(^|;)(display:none|visibility:hidden)/.test(style)
  })
}

/** An attribute that is there and not false. */
export const isOn = (value: unknown): boolean =>
  value !== undefined && value !== false && value !== 'false' && value !== null

/** What a person reads on the page, line by line; the value or the placeholder of a field is a line too. */
export function visibleTexts(root: ViewNode): string[] {
  return linesOf(root)
    .map(line => line.trim())
    .filter(line => line !== '')
}

function linesOf(node: ViewNode): string[] {
  if (isHidden(node)) return []
  if (FIELDS.includes(node.tag)) return [fieldText(node)]
  const lines: string[] = []
  let line = ''
  for (const child of node.children) {
    if (typeof child === 'string') line += child
    else if (INLINE.includes(child.tag) && !isHidden(child) && isPlain(child)) line += textOfNode(child)
    else {
      lines.push(line, ...linesOf(child))
      line = ''
    }
  }
  return [...lines, line]
}

const isPlain = (node: ViewNode): boolean =>
  node.children.every(child => typeof child === 'string' || (INLINE.includes(child.tag) && isPlain(child)))

const fieldText = ({ attributes }: ViewNode): string => {
  const value = String(attributes.value ?? '')
  return value === '' ? String(attributes.placeholder ?? '') : value
}

/** Elements by `#id`, by aria-label or by exactly this text; the innermost ones, hidden ones included. */
export function nodesNamed(root: ViewNode, name: string): ViewNode[] {
  const all = allNodes(root)
  if (name.startsWith('#')) return all.filter(node => node.id === name.slice(1))
  const labelled = all.filter(node => node.attributes.ariaLabel === name || node.attributes['aria-label'] === name)
  if (labelled.length > 0) return labelled
  const texts = all.filter(
    node =>
      textOfNode(node).trim() === name ||
      node.children.some(child => typeof child === 'string' && child.trim() === name),
  )
  return texts.filter(node => !texts.some(other => other !== node && ancestors(other).includes(node)))
}

/** The tree as text, for messages and for looking at it. */
export function describeTree(node: ViewNode, indent = ''): string {
  const { attributes, tag, id } = node
  const shown = ['class', 'value', 'placeholder', 'src', 'hidden', 'disabled', 'ariaLabel', 'style']
    .filter(name => isOn(attributes[name]) && attributes[name] !== '')
    .map(name => ` ${name}=${JSON.stringify(attributes[name])}`)
  const children = node.children.map(child =>
    typeof child === 'string' ? `${indent}  ${JSON.stringify(child)}` : describeTree(child, `${indent}  `),
  )
  return [`${indent}<${tag}${id === '' ? '' : ` #${id}`}${shown.join('')}>`, ...children].join('\n')
}
