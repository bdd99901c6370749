// Holding a database operation back, so that a test decides what happens between a reading and a writing.

import type { HttpRequest } from '@smithy/protocol-http'
import type { Stack } from '../../local/stack.ts'

export type Gate = {
  /** Resolves once an operation stands at the gate. */
  reached: Promise<void>
  /** Lets it go on; nothing is held back any more. */
  open: () => void
}

const nameOf = ({ headers }: HttpRequest): string => {
  const target = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-target')
  return target?.[1].replace(/^DynamoDB_20120810\./, '') ?? ''
}

const textOf = (body: unknown): string => (body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body))

/** Holds the first operation of this name whose request has this text in it. */
export const holdBack = ({ database }: Pick<Stack, 'database'>, operation: string, text: string): Gate => {
  const { requestHandler } = database
  const { handle } = requestHandler
  const arrival = Promise.withResolvers<void>()
  const opening = Promise.withResolvers<void>()
  let isHolding = true
  requestHandler.handle = async request => {
    if (isHolding && nameOf(request) === operation && textOf(request.body).includes(text)) {
      isHolding = false
      arrival.resolve()
      await opening.promise
    }
    return handle(request)
  }
  return {
    reached: arrival.promise,
    open() {
      requestHandler.handle = handle
      isHolding = false
      opening.resolve()
    },
  }
}
