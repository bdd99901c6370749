// A stack that is killed again and again and started anew on the same directory and ports.

import { createServer } from 'node:net'
import { type StackProcess, startStackProcess } from '../replay/start-stack-process.ts'

export type DoomedStack = {
  current: () => StackProcess
  /** The stack's time. */
  now: () => number
  /** SIGKILL, then a start on what is left. Throws where it does not start again. */
  killAndRestart: () => Promise<void>
}

// A message under way when the stack dies is leased for a minute: each restart comes a minute and a second later on the
// stack's clock, so that what was interrupted is found and finished at once instead of at the end.
const awayFor = 61_000

const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** A free port below those the system hands to outgoing connections: a client that tries a dead port must not meet itself. */
const freePort = async (from: number): Promise<number> => {
  for (let port = from; port < from + 1000; port += 1) if (await isFree(port)) return port
  throw new Error(`no free port from ${from} on`)
}

/** Starts the stack with its clock at `startsAt` (epoch milliseconds). */
export const startDoomedStack = async (
  directory: string,
  { startsAt, random }: { startsAt: number; random: () => number },
): Promise<DoomedStack> => {
  const portAbove = (base: number) => freePort(base + Math.floor(random() * 1000))
  const ports = { gateway: await portAbove(20_000), photos: await portAbove(23_000), wechat: await portAbove(26_000) }
  let ahead = startsAt - Date.now()
  let stack = await startStackProcess({ directory, ports, ahead })
  return {
    current: () => stack,
    now: () => Date.now() + ahead,
    async killAndRestart() {
      await stack.kill()
      ahead += awayFor
      stack = await startStackProcess({ directory, ports, ahead })
    },
  }
}
