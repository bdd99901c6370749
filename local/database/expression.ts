// The shapes dynalite's expression parsers and validations hand over.
import type { AttributeValue } from './attribute-value.ts'

export type Path = readonly (string | number)[]

export type ExpressionNode = { type: string; name?: string; args: Operand[] }

/** Stands for one of the values that came with the request. */
export type Reference = { reference: string }

export type Values = Record<string, AttributeValue>

export type Operand = Path | ExpressionNode | Reference | AttributeValue

export type ParsedCondition = {
  expression: ExpressionNode
  pathHeads: Record<string, true>
  nestedPaths: Record<string, true>
}

export type ParsedProjection = { paths: Path[]; nestedPaths: Record<string, true> }

export type UpdateSection =
  | { type: 'set'; path: Path; val: Operand }
  | { type: 'remove'; path: Path }
  | { type: 'add' | 'delete'; path: Path; val: Operand }

export type ParsedUpdate = { sections: UpdateSection[]; paths: Path[]; nestedPaths: Record<string, true> }

export type KeyCondition = { ComparisonOperator: string; AttributeValueList: AttributeValue[] }

/** dynalite's description of a request's fields. */
export type FieldTypes = Record<string, unknown>

/** dynalite's check of one operation: a message when the request is to be refused. */
export type Check = (data: object, store: object) => string | undefined

export const isPath = (operand: Operand): operand is Path => Array.isArray(operand)

export const isNode = (operand: Operand): operand is ExpressionNode => !isPath(operand) && 'args' in operand

/** The value an operand that is neither path nor function stands for. */
export const literalOf = (operand: Reference | AttributeValue, values: Values): AttributeValue | undefined =>
  'reference' in operand ? values[operand.reference] : operand
