// What one request does to the database, taken down from the product and held against the bare server.

import type { Child } from './child.ts'
import { runLoad } from './compare.ts'
import type { Server } from './server.ts'
import type { Operation, Recorded, Session, UseCase } from './server-talk.ts'

const alone = (useCase: UseCase) => ({ useCase, concurrency: 1, count: 1 })

/** Records a use case of the product, once its caches are warm. The load's first request comes from the first session. */
export const record = async (load: Child, huiyin: Server, useCase: UseCase, session: Session): Promise<Recorded> => {
  await runLoad(load, huiyin, alone(useCase))
  const { outcome, steps } = await huiyin.watching(() => runLoad(load, huiyin, alone(useCase)))
  const { lastAnswer, lastKey } = outcome.done
  const [userId = '', sessionId = ''] = session.access.split('.')
  const complaintId = useCase === 'detail' ? session.detailId : useCase === 'file-complaint' ? lastKey : ''
  return { steps, answer: lastAnswer, userId, sessionId, complaintId }
}

const shapeOf = (steps: readonly Operation[][]): string =>
  steps
    .map(step => step.map(({ name, body }) => `${name} ${Buffer.byteLength(body)} bytes`).join(' + '))
    .join(', then ')

/** Throws unless the bare server sends the same operations, byte for byte as long, in the same steps. */
export const checkSameShape = async (
  load: Child,
  bare: Server,
  useCase: UseCase,
  recorded: Recorded,
): Promise<string> => {
  const { steps } = await bare.watching(() => runLoad(load, bare, alone(useCase)))
  const [wanted, got] = [shapeOf(recorded.steps), shapeOf(steps)]
  if (wanted !== got) throw new Error(`${useCase}: the bare server does ${got}, the product ${wanted}`)
  return wanted
}
