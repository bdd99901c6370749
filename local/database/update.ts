// Applies an update expression to an item. Every value is read from the item as it was before; the old item stays untouched.
import { type AttributeValue, type Item, membersOf, typeOf } from './attribute-value.ts'
import { validationError } from './aws-error.ts'
import { valueAt } from './condition.ts'
import {
  isNode,
  isPath,
  literalOf,
  type Operand,
  type ParsedUpdate,
  type Path,
  type UpdateSection,
  type Values,
} from './expression.ts'
import { addNumbers, subtractNumbers } from './number-value.ts'

const wrongOperand = 'An operand in the update expression has an incorrect data type'
const wrongPath = 'The document path provided in the update expression is invalid for update'
const missingAttribute = 'The provided expression refers to an attribute that does not exist in the item'

type Assignment = { path: Path; value: AttributeValue | undefined }

/** The item after the update. Throws the service's ValidationException for operands or paths that do not fit the item. */
export const applyUpdate = (update: ParsedUpdate, before: Item, values: Values): Item => {
  const assignments = update.sections.map(section => ({ path: section.path, value: newValue(section, before, values) }))
  const [removals, settings] = [assignments.filter(isRemoval), assignments.filter(one => !isRemoval(one))]
  // Elements leave a list from its end, so that the indexes of the expression keep meaning the list as it was.
  const inOrder = [...settings, ...removals.toSorted((one, other) => lastIndex(other) - lastIndex(one))]
  return inOrder.reduce((item, { path, value }) => replaceInMap(item, path, value), before)
}

const isRemoval = ({ value }: Assignment): boolean => value === undefined

const lastIndex = ({ path }: Assignment): number => {
  const last = path.at(-1)
  return typeof last === 'number' ? last : -1
}

const newValue = (section: UpdateSection, item: Item, values: Values): AttributeValue | undefined => {
  switch (section.type) {
    case 'set':
      return operandValue(section.val, item, values)
    case 'remove':
      return undefined
    case 'add':
      return added(valueAt(section.path, item), operandValue(section.val, item, values))
    case 'delete':
      return withoutMembers(valueAt(section.path, item), operandValue(section.val, item, values))
  }
}

const operandValue = (operand: Operand, item: Item, values: Values): AttributeValue => {
  if (isPath(operand)) {
    const value = valueAt(operand, item)
    if (!value) throw validationError(missingAttribute)
    return value
  }
  if (!isNode(operand)) {
    const literal = literalOf(operand, values)
    if (!literal) throw validationError(wrongOperand)
    return literal
  }
  const [first, second] = operand.args
  if (!first || !second) throw validationError(wrongOperand)
  if (operand.name === 'if_not_exists')
    return (isPath(first) && valueAt(first, item)) || operandValue(second, item, values)
  const left = operandValue(first, item, values)
  const right = operandValue(second, item, values)
  if (operand.name === 'list_append') {
    if (!left.L || !right.L) throw validationError(wrongOperand)
    return { L: [...left.L, ...right.L] }
  }
  if (left.N === undefined || right.N === undefined) throw validationError(wrongOperand)
  return { N: operand.type === 'add' ? addNumbers(left.N, right.N) : subtractNumbers(left.N, right.N) }
}

const added = (existing: AttributeValue | undefined, addition: AttributeValue): AttributeValue => {
  if (!existing) return addition
  if (existing.N !== undefined && addition.N !== undefined) return { N: addNumbers(existing.N, addition.N) }
  const members = membersOf(existing)
  const more = membersOf(addition)
  if (!members || !more || typeOf(existing) !== typeOf(addition)) throw validationError(wrongOperand)
  return { [typeOf(existing)]: [...new Set([...members, ...more])] }
}

const withoutMembers = (existing: AttributeValue | undefined, gone: AttributeValue): AttributeValue | undefined => {
  if (!existing) return undefined
  const members = membersOf(existing)
  const removed = membersOf(gone)
  if (!members || !removed || typeOf(existing) !== typeOf(gone)) throw validationError(wrongOperand)
  const rest = members.filter(member => !removed.includes(member))
  return rest.length === 0 ? undefined : { [typeOf(existing)]: rest }
}

const replaceInMap = (map: Item, [name, ...rest]: Path, value: AttributeValue | undefined): Item => {
  if (typeof name !== 'string') throw validationError(wrongPath)
  const { [name]: existing, ...others } = map
  const replacement = rest.length === 0 ? value : replaceInside(existing, rest, value)
  if (replacement === undefined) return others
  return { ...map, [name]: replacement }
}

const replaceInside = (
  container: AttributeValue | undefined,
  path: Path,
  value: AttributeValue | undefined,
): AttributeValue => {
  const [step] = path
  if (typeof step === 'number' && container?.L) return { L: replaceInList(container.L, step, path.slice(1), value) }
  if (typeof step === 'string' && container?.M) return { M: replaceInMap(container.M, path, value) }
  throw validationError(wrongPath)
}

const replaceInList = (
  list: AttributeValue[],
  place: number,
  rest: Path,
  value: AttributeValue | undefined,
): AttributeValue[] => {
  const replacement = rest.length === 0 ? value : replaceInside(list[place], rest, value)
  if (replacement === undefined) return list.toSpliced(place, 1)
  // An index behind the end appends, however far behind it lies.
  return place < list.length ? list.with(place, replacement) : [...list, replacement]
}
