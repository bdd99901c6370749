// Does an item satisfy a condition, filter or key predicate? The tree comes from dynalite's parser.
import { type AttributeValue, compareValues, equalValues, type Item, membersOf, typeOf } from './attribute-value.ts'
import { type ExpressionNode, isNode, isPath, literalOf, type Operand, type Path, type Values } from './expression.ts'

/** Evaluates a condition tree with the values it refers to; a missing item is an item without attributes. */
export const isSatisfied = (node: ExpressionNode, item: Item, values: Values = {}): boolean => {
  switch (node.type) {
    case 'and':
      return node.args.every(part => isNode(part) && isSatisfied(part, item, values))
    case 'or':
      return node.args.some(part => isNode(part) && isSatisfied(part, item, values))
    case 'not':
      return node.args.every(part => isNode(part) && !isSatisfied(part, item, values))
    default:
      return isComparisonTrue(
        node.type === 'function' ? (node.name ?? '') : node.type,
        node.args.map(arg => operandValue(arg, item, values)),
      )
  }
}

/** The value at a document path, or undefined. */
export const valueAt = (path: Path, item: Item): AttributeValue | undefined => {
  let value: AttributeValue | undefined = { M: item }
  for (const step of path) {
    value = typeof step === 'number' ? value?.L?.[step] : value?.M?.[step]
  }
  return value
}

const operandValue = (operand: Operand, item: Item, values: Values): AttributeValue | undefined => {
  if (isPath(operand)) return valueAt(operand, item)
  if (!isNode(operand)) return literalOf(operand, values)
  const subject = operand.args[0] && operandValue(operand.args[0], item, values)
  const size = subject && sizeOf(subject)
  return size === undefined ? undefined : { N: String(size) }
}

// The size() function: characters, bytes or members, by type; numbers and booleans have none.
const sizeOf = (value: AttributeValue): number | undefined => {
  if (value.S !== undefined) return value.S.length
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64')
  if (value.M) return Object.keys(value.M).length
  return value.L?.length ?? membersOf(value)?.length
}

const isComparisonTrue = (operator: string, [subject, ...others]: (AttributeValue | undefined)[]): boolean => {
  const [other, upper] = others
  switch (operator) {
    case 'attribute_exists':
      return subject !== undefined
    case 'attribute_not_exists':
      return subject === undefined
    case '<>':
      return !(subject && other && equalValues(subject, other)) && !(subject === undefined && other === undefined)
    case 'in':
      return others.some(
        candidate => candidate !== undefined && subject !== undefined && equalValues(subject, candidate),
      )
    default:
  }
  if (!subject || !other) return false
  switch (operator) {
    case '=':
      return equalValues(subject, other)
    case 'attribute_type':
      return typeOf(subject) === other.S
    case 'begins_with':
      return beginsWith(subject, other)
    case 'contains':
      return containsValue(subject, other)
    case 'between':
      return upper !== undefined && isOrdered('<=', other, subject) && isOrdered('<=', subject, upper)
    default:
      return isOrdered(operator, subject, other)
  }
}

const isOrdered = (operator: string, one: AttributeValue, other: AttributeValue): boolean => {
  const order = compareValues(one, other)
  if (order === undefined) return false
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    default:
      return order >= 0
  }
}

const beginsWith = (subject: AttributeValue, prefix: AttributeValue): boolean => {
  if (subject.S !== undefined && prefix.S !== undefined) return subject.S.startsWith(prefix.S)
  if (subject.B === undefined || prefix.B === undefined) return false
  const start = Buffer.from(prefix.B, 'base64')
  return Buffer.from(subject.B, 'base64').subarray(0, start.length).equals(start)
}

const containsValue = (subject: AttributeValue, part: AttributeValue): boolean => {
  if (subject.L) return subject.L.some(element => equalValues(element, part))
  if (subject.S !== undefined && part.S !== undefined) return subject.S.includes(part.S)
  if (subject.B !== undefined && part.B !== undefined) {
    return Buffer.from(subject.B, 'base64').includes(Buffer.from(part.B, 'base64'))
  }
  const members = membersOf(subject)
  const member = part.S ?? part.N ?? part.B
  return (
    members !== undefined && member !== undefined && typeOf(subject) === `${typeOf(part)}S` && members.includes(member)
  )
}
