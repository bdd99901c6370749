import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtPhone } from '../../local/builds.ts'
import { ariaAttributes } from '../../miniprogram/src/aria-attributes.ts'
import { aria } from '../../miniprogram/src/ui/aria.ts'
import { aStack, type TestStack } from '../support/stack.ts'
import { harnessSupport } from './harness/compile-views.ts'
import type { Phone } from './harness/phone.ts'
import { allNodes, type ViewNode } from './harness/view-tree.ts'
import { phoneFor } from './measure/resident-phone.ts'

const support = harnessSupport()

let dist: string
beforeAll(async () => {
  dist = (await builtPhone('weapp')).folder
})

const tagOf = (component: string): string => component.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase()

describe('the compiled templates', () => {
  test.each(Object.entries(ariaAttributes))(
    'every %s carries what a screen reader is told',
    async (component, told) => {
      const templates = await readFile(join(dist, 'base.wxml'), 'utf8')
      const elements = [...templates.matchAll(new RegExp(`<${tagOf(component)}\\s[^>]*>`, 'g'))].map(
        ([element]) => element,
      )
      // A canvas is written only where a page has one.
      if (component !== 'Canvas') expect(elements.length).toBeGreaterThan(0)
      const isBound = (element: string, name: string) => new RegExp(`\\s${name}="{{[^"]+}}"`).test(element)
      // Taro writes leaner twins of a view, for those that are given nothing but a style and at most a tap.
      const full = elements.filter(element => /aria-|hover-class/.test(element) || component !== 'View')
      for (const name of Object.keys(told)) expect(full.filter(element => !isBound(element, name))).toEqual([])
    },
  )
})

test('whatever a component can say has a place in the templates', () => {
  const said = aria({
    role: 'slider',
    label: '亮度',
    hidden: false,
    checked: true,
    selected: true,
    disabled: true,
    expanded: true,
    modal: true,
    live: 'polite',
    now: 1,
    min: 0,
    max: 2,
    text: '一半',
  })
  const names = Object.keys(said).map(name => (name === 'role' ? 'aria-role' : name))
  expect(names).toHaveLength(13)
  for (const told of Object.values(ariaAttributes)) expect(Object.keys(told)).toEqual(expect.arrayContaining(names))
})

describe.skipIf(!support.supported)(`a screen reader${support.supported ? '' : ` (${support.unsupported})`}`, () => {
  let stack: TestStack
  let phone: Phone

  beforeAll(async () => {
    stack = await aStack()
    phone = await phoneFor({ stack, dist }, 'chenguilan', { open: 'pages/mine/index' })
    await phone.see('我的房屋')
    await phone.settled()
  })

  afterAll(async () => {
    phone?.close()
    await stack?.close()
  })

  const nodeAt = (id: string): ViewNode => {
    const found = allNodes(phone.root()).find(node => node.id === id)
    if (!found) throw new Error(`there is no ${id}`)
    return found
  }

  test('hears what a control is, what it is called and how it stands, and hears it change', async () => {
    const before = nodeAt('elder').attributes
    expect(before).toMatchObject({ ariaRole: 'switch', ariaChecked: 'false' })
    expect(before.ariaLabel).toContain('长辈模式')
    phone.tap('#elder')
    await phone.settled()
    expect(nodeAt('elder').attributes).toMatchObject({ ariaChecked: 'true' })
    phone.tap('#elder')
    await phone.settled()
  })

  test('passes over drawings', () => {
    const icons = allNodes(phone.root()).filter(({ attributes }) => /(^| )i i-/.test(String(attributes.class)))
    expect(icons.length).toBeGreaterThan(5)
    expect(icons.filter(({ attributes }) => attributes.ariaHidden !== 'true')).toEqual([])
  })
})
