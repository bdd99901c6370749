// The five ports in a row that the demo listens on, checked before anything is started.

import { createServer } from 'node:net'
import { problem } from './problem.ts'

export type Ports = { page: number; resident: number; staff: number; photos: number; wechat: number }

export const lastFirstPort = 65_531

/** The ports from `first` on; 0 takes any five free ones. */
export const portsFrom = (first: number): Ports =>
  first === 0
    ? { page: 0, resident: 0, staff: 0, photos: 0, wechat: 0 }
    : { page: first, resident: first + 1, staff: first + 2, photos: first + 3, wechat: first + 4 }

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const listenOnce = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })

const refusedPort = (port: number, first: number, error: unknown) => {
  if (codeOf(error) === 'EACCES')
    return problem(
      `系统不让使用端口 ${port}，请换大一些的，例如：npm start -- --port 8188`,
      `Port ${port} may not be used here; choose a higher one, for example: npm start -- --port 8188`,
      error,
    )
  const other = first + 100 > lastFirstPort ? first - 100 : first + 100
  return problem(
    `端口 ${port} 已被别的程序占用（需要 ${first} 到 ${first + 4} 五个连续端口）。请关掉那个程序，或换一组：npm start -- --port ${other}`,
    `Port ${port} is taken by another program (five in a row are needed, ${first} to ${first + 4}). Stop it, or choose others: npm start -- --port ${other}`,
    error,
  )
}

/** Throws a Problem that names the first port that cannot be used. */
export const checkPorts = async (ports: Ports): Promise<void> => {
  for (const port of Object.values(ports))
    await listenOnce(port).catch((error: unknown) => {
      throw refusedPort(port, ports.page, error)
    })
}
