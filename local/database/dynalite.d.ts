// The parts of dynalite 4 the engine stands on: request validations and expression parsers. The package ships no types.

declare module 'dynalite/db/index.js' {
  type Item = import('./attribute-value.ts').Item
  type Path = import('./expression.ts').Path
  const db: { mapPaths(paths: readonly Path[], item: Item): Item }
  export default db
}

declare module 'dynalite/validations/index.js' {
  type FieldTypes = import('./expression.ts').FieldTypes
  type Check = import('./expression.ts').Check
  const validations: {
    checkTypes<Input>(data: Input, types: FieldTypes): Input
    checkValidations(data: object, types: FieldTypes, custom: Check | null, store: object): void
    validateAttributeValue(value: import('./attribute-value.ts').AttributeValue): string | undefined
    validateExpressionParams(data: object, expressions: string[], nonExpressions: string[]): string | undefined
    validateExpressions(data: object): string | undefined
  }
  export default validations
}

declare module 'dynalite/validations/*.js' {
  const operation: {
    types: import('./expression.ts').FieldTypes
    custom: import('./expression.ts').Check
  }
  export default operation
}
