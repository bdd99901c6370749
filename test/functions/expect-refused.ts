// One row of a table of refusals: what is sent, what is answered, and that nothing in the store changed.

import { expect } from 'vitest'
import type { Reason } from '#contract/refusals.ts'
import type { World } from './people.ts'
import { type RawRequest, refusalIn, sendRaw } from './raw-http.ts'
import { pictureOf } from './stored.ts'

export type Refused = readonly [
  title: string,
  status: number,
  reason: Reason,
  send: (world: World) => RawRequest | Promise<RawRequest>,
]

/** Sends what the row describes and checks status, reason, sentence, and that both tables are as before. */
export const expectRefused = async (world: World, [, status, reason, send]: Refused): Promise<void> => {
  const wish = await send(world)
  await world.stack.settle()
  const before = pictureOf(world.stack)
  const answer = await sendRaw(world.stack.url, wish)
  expect({ status: answer.status, reason: refusalIn(answer).reason }).toEqual({ status, reason })
  await world.stack.settle()
  expect(pictureOf(world.stack)).toEqual(before)
  expect(world.stack.faults).toEqual([])
}
