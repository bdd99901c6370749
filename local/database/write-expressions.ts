// Parsed condition and update expressions. The few expressions of a program come again and again with other values, so a
// tree is parsed once and kept with references in place of the values.
import validations from 'dynalite/validations/index.js'
import { type AttributeValue, typeOf } from './attribute-value.ts'
import { validationError } from './aws-error.ts'
import {
  type ExpressionNode,
  isNode,
  isPath,
  type Operand,
  type ParsedCondition,
  type ParsedUpdate,
  type UpdateSection,
  type Values,
} from './expression.ts'

export type ExpressionInput = {
  ConditionExpression?: string
  UpdateExpression?: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Values
}

export type WriteExpressions = { condition?: ParsedCondition; updates?: ParsedUpdate }

const mostKept = 1000
const kept = new Map<string, WriteExpressions>()

/** Parses the expressions of a write. Throws the service's ValidationException. */
export const parseWriteExpressions = (input: ExpressionInput): WriteExpressions => {
  const { ConditionExpression: condition, UpdateExpression: update, ExpressionAttributeValues: values = {} } = input
  // Whether these two are right depends on the values themselves, not only on their types.
  if (/between|attribute_type/i.test(condition ?? '')) return parse(input)
  const types = Object.entries(values).map(([name, value]) => name + typeOf(value))
  const key = JSON.stringify([condition, update, input.ExpressionAttributeNames, types])
  const known = kept.get(key)
  if (known) {
    checkValues(values)
    return known
  }
  const parsed = withReferences(parse(input), values)
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, parsed)
  return parsed
}

const parse = (input: ExpressionInput): WriteExpressions => {
  const scratch: ExpressionInput & { _condition?: ParsedCondition; _updates?: ParsedUpdate } = { ...input }
  const refusal = validations.validateExpressions(scratch)
  if (refusal) throw validationError(refusal)
  return {
    ...(scratch._condition ? { condition: scratch._condition } : {}),
    ...(scratch._updates ? { updates: scratch._updates } : {}),
  }
}

const checkValues = (values: Values): void => {
  for (const name in values) {
    const value = values[name]
    const refusal = value && validations.validateAttributeValue(value)
    if (refusal) throw validationError(`ExpressionAttributeValues contains invalid value: ${refusal} for key ${name}`)
  }
}

const withReferences = ({ condition, updates }: WriteExpressions, values: Values): WriteExpressions => {
  const names = new Map(Object.entries(values).map(([name, value]) => [value, name]))
  return {
    ...(condition ? { condition: { ...condition, expression: nodeWithReferences(condition.expression, names) } } : {}),
    ...(updates
      ? { updates: { ...updates, sections: updates.sections.map(section => sectionWithReferences(section, names)) } }
      : {}),
  }
}

type Names = ReadonlyMap<AttributeValue, string>

const sectionWithReferences = (section: UpdateSection, names: Names): UpdateSection =>
  section.type === 'remove' ? section : { ...section, val: operandWithReferences(section.val, names) }

const nodeWithReferences = (node: ExpressionNode, names: Names): ExpressionNode => ({
  ...node,
  args: node.args.map(arg => operandWithReferences(arg, names)),
})

const operandWithReferences = (operand: Operand, names: Names): Operand => {
  if (isPath(operand) || 'reference' in operand) return operand
  if (isNode(operand)) return nodeWithReferences(operand, names)
  const reference = names.get(operand)
  return reference === undefined ? operand : { reference }
}
