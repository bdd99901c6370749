// A whole local stack in a process of its own, so that what loads it shares no event loop with it and may kill it.

import * as z from 'zod/mini'
import { isSeeded, seedPeople } from '../demo/seed.ts'
import { startStack } from '../stack.ts'
import { Asked, type Said, StackSettings } from './stack-settings.ts'

const { directory, ports, ahead } = StackSettings.parse(JSON.parse(process.argv[2] ?? ''))
const appPages = ['pages/complaint/index', 'pages/survey/index', 'staff/complaint/index']

const faults: string[] = []
const LogLine = z.object({ level: z.string(), what: z.string(), fault: z.optional(z.string()) })

const say = (said: Said): void => {
  process.send?.(said)
}

const stack = await startStack({
  directory,
  ports,
  appPages,
  now: () => Date.now() + ahead,
  writeLog(line) {
    const { level, what, fault } = LogLine.parse(JSON.parse(line))
    if (level === 'error') faults.push(`${what} ${fault ?? ''}`.trim())
  },
  onFault: (what, error) => faults.push(`${what}: ${String(error)}`),
})
if (!isSeeded(stack)) await seedPeople(stack)

const answer = async (message: unknown): Promise<void> => {
  const { ask } = Asked.parse(message)
  if (ask === 'settle') {
    await stack.settle()
    say({ say: 'settled', faults })
    return
  }
  await stack.close()
  process.disconnect?.()
}

process.on('message', message => {
  answer(message).catch(error => {
    console.error(error)
    process.exit(1)
  })
})
// Without whoever started it the stack has no purpose: it goes too, also where that one was killed.
process.on('disconnect', () => process.exit(0))
say({ say: 'ready', url: stack.url, wechatUrl: stack.wechatUrl, photosUrl: stack.photosUrl })
