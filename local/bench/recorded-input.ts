// A recorded request of the SDK, back in the plain values it was made of.

import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { Operation } from './server-talk.ts'

const Marshalled = z.custom<Record<string, AttributeValue>>(value => typeof value === 'object' && value !== null)
const holdsOne = new Set(['Item', 'ExpressionAttributeValues', 'ExclusiveStartKey'])

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      // The SDK makes a fresh one for every transaction.
      .filter(([name]) => name !== 'ClientRequestToken')
      .map(([name, part]) => {
        if (holdsOne.has(name)) return [name, unmarshall(Marshalled.parse(part))]
        if (name === 'Keys')
          return [
            name,
            z
              .array(Marshalled)
              .parse(part)
              .map(key => unmarshall(key)),
          ]
        return [name, plain(part)]
      }),
  )
}

/** The input as `lib-dynamodb` takes it. */
export const recordedInput = ({ body }: Operation): unknown => plain(JSON.parse(body))
