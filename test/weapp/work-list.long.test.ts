import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCore } from '../../functions/core.ts'
import { runLimits } from '../../local/audit/run-rules.ts'
import { filed, fill } from '../../local/bench/filled-store.ts'
import { builtPhone } from '../../local/builds.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { agentsPhone, runHeight } from './agents-phone.ts'
import { harnessSupport } from './harness/compile-views.ts'

const support = harnessSupport()
const name = 'a long work list on the real weapp build'
const open = 5_000

let stack: TestStack
let dist: string

describe.skipIf(!support.supported)(support.supported ? name : `${name} (skipped: ${support.unsupported})`, () => {
  beforeAll(async () => {
    dist = (await builtPhone('weapp')).folder
    stack = await aStack()
  })

  afterAll(async () => {
    await stack?.close()
  })

  test(`${open} open ones scroll with as much on the screen as thirty`, async () => {
    const core = await openCore(stack.outside)
    for (let from = 0; from < open; from += 500)
      fill(stack.database, (await Promise.all(Array.from({ length: 500 }, (_, at) => filed(core, from + at)))).flat())
    const phone = await agentsPhone(stack, dist)
    await phone.settled()
    const { setData } = phone.meters
    const first = setData.bytes
    let top = 0
    let most = { nodes: 0, children: 0, bytes: 0 }
    for (let page = 1; page <= Math.ceil(open / 30); page += 1) {
      const before = setData.bytes
      phone.reachBottom()
      await phone.settled()
      for (const end = page * 30 * (runHeight / 5); top < end; top += 1800) {
        phone.scroll(top)
        await phone.advance(16)
      }
      await phone.settled()
      const { nodes, widest } = phone.treeSize()
      most = {
        nodes: Math.max(most.nodes, nodes),
        children: Math.max(most.children, widest),
        bytes: Math.max(most.bytes, setData.bytes - before),
      }
    }
    await phone.see('W2611-5000')
    expect(first).toBeLessThanOrEqual(runLimits.bytesToReady)
    expect(most.nodes).toBeLessThanOrEqual(runLimits.nodes)
    expect(most.children).toBeLessThanOrEqual(runLimits.children)
    // Thirty cards came into sight and a page of them was fetched.
    expect(most.bytes).toBeLessThanOrEqual(2 * runLimits.bytesToReady)
    expect(phone.errors).toEqual([])
    phone.close()
  }, 600_000)
})
