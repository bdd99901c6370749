// What DynamoDB demands of keys and whole items before it reads or writes anything.
import type { AttributeValue, Item } from './attribute-value.ts'
import { typeOf } from './attribute-value.ts'
import { validationError } from './aws-error.ts'
import { type ItemKey, keyIn } from './item-store.ts'
import { namesOf, type TableDefinition } from './table-definition.ts'

const largestItem = 400 * 1024
const largestHash = 2048
const largestRange = 1024

/** The key given in a request's Key field. Throws ValidationException. */
export const requestedKey = (key: Item, table: TableDefinition): ItemKey => {
  const found = keyIn(key, table.key)
  if (!found || Object.keys(key).length !== namesOf(table.key).length) {
    throw validationError('The provided key element does not match the schema')
  }
  for (const name of namesOf(table.key)) checkKeyText(key[name], name, name === table.key.hash)
  return found
}

/** The key of an item to be written. Throws ValidationException for missing, mistyped, empty or long key attributes. */
export const keyToWrite = (item: Item, table: TableDefinition): ItemKey => {
  for (const name of namesOf(table.key)) {
    const value = item[name]
    if (!value) {
      throw validationError(`One or more parameter values were invalid: Missing the key ${name} in the item`)
    }
    if (value.S === undefined) {
      const detail = `Type mismatch for key ${name} expected: S actual: ${typeOf(value)}`
      throw validationError(`One or more parameter values were invalid: ${detail}`)
    }
    checkKeyText(value, name, name === table.key.hash)
  }
  const key = keyIn(item, table.key)
  if (!key) throw validationError('The provided key element does not match the schema')
  return key
}

const checkKeyText = (value: AttributeValue | undefined, name: string, isHash: boolean): void => {
  if (value?.S === '') {
    const detail = `The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`
    throw validationError(`One or more parameter values are not valid. ${detail}`)
  }
  checkKeySize(value?.S ?? '', isHash)
}

const checkKeySize = (text: string, isHash: boolean): void => {
  const size = Buffer.byteLength(text)
  if (isHash && size > largestHash) {
    const detail = `Size of hashkey has exceeded the maximum size limit of ${largestHash} bytes`
    throw validationError(`One or more parameter values were invalid: ${detail}`)
  }
  if (!isHash && size > largestRange) {
    const detail = `Aggregated size of all range keys has exceeded the size limit of ${largestRange} bytes`
    throw validationError(`One or more parameter values were invalid: ${detail}`)
  }
}

/** An index key attribute may be absent, but if present it must be a text that is neither empty nor too long. */
export const checkIndexKeys = (item: Item, table: TableDefinition): void => {
  for (const index of table.indexes) {
    for (const name of namesOf(index.key)) {
      const value = item[name]
      if (!value) continue
      if (value.S === undefined) {
        const detail = `Type mismatch for Index Key ${name} Expected: S Actual: ${typeOf(value)}`
        throw validationError(`One or more parameter values were invalid: ${detail} IndexName: ${index.name}`)
      }
      if (value.S === '') {
        throw validationError(
          'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
            'The AttributeValue for a key attribute cannot contain an empty string value. ' +
            `IndexName: ${index.name}, IndexKey: ${name}`,
        )
      }
      checkKeySize(value.S, name === index.key.hash)
    }
  }
}

/** `size` in bytes. */
export const checkItemSize = (size: number, message: string): void => {
  if (size > largestItem) throw validationError(message)
}

/** A path into a key attribute makes no sense: keys are plain texts. */
export const checkNoPathIntoKeys = (nestedPaths: Record<string, true> | undefined, table: TableDefinition): void => {
  if (!nestedPaths) return
  const detail = "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed"
  const key = namesOf(table.key).find(name => nestedPaths[name])
  if (key) throw validationError(`${detail}: Key: ${key}`)
  const indexKey = table.indexes.flatMap(index => namesOf(index.key)).find(name => nestedPaths[name])
  if (indexKey) throw validationError(`${detail}: IndexKey: ${indexKey}`)
}
