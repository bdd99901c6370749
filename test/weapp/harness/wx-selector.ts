import { type AnyFunction, isFunction } from './shapes.ts'
import type { Shell } from './shell.ts'
import { dataset } from './touch.ts'
import { allNodes, type ViewNode } from './view-tree.ts'

const BOX = { left: 0, top: 0, right: 375, bottom: 50, width: 375, height: 50 }
const SCROLL = { scrollLeft: 0, scrollTop: 0, scrollWidth: 375, scrollHeight: 50 }

/** How high an element is, where a test says so. */
export type HeightOf = (id: string) => number | undefined

/** wx.createSelectorQuery, basic: finds elements by #id, .class or tag. There is no layout: all boxes are alike, but for heights a test gives. */
export function selectorQuery(
  shell: Shell,
  tree: () => ViewNode,
  heightOf: HeightOf = () => undefined,
): Record<string, AnyFunction> {
  const questions: (() => unknown)[] = []
  const find = (selector: string): ViewNode[] => {
    const last =
      selector
        .trim()
        .split(/[\s>]+/)
        .at(-1) ?? ''
    const matches = (node: ViewNode) => {
      if (last.startsWith('#')) return node.id === last.slice(1)
      if (last.startsWith('.'))
        return String(node.attributes.class ?? '')
          .split(/\s+/)
          .includes(last.slice(1))
      return node.tag === last
    }
    return allNodes(tree()).filter(matches)
  }
  const boxOf = (node: ViewNode) => {
    const height = heightOf(node.id) ?? BOX.height
    return { id: node.id, dataset: dataset(node), ...BOX, bottom: height, height }
  }
  const target = (look: (describe: (node: ViewNode) => unknown) => unknown) => {
    const question =
      (describe: (node: ViewNode) => unknown): AnyFunction =>
      (...parameters) => {
        const tell = parameters.find(isFunction)
        questions.push(() => {
          const answer = shell.realm.copy(look(describe))
          tell?.(answer)
          return answer
        })
        return query
      }
    return {
      boundingClientRect: question(boxOf),
      scrollOffset: question(node => ({ id: node.id, dataset: dataset(node), ...SCROLL })),
      fields: question(node => ({ ...boxOf(node), ...SCROLL })),
    }
  }
  const query: Record<string, AnyFunction> = {
    in: () => query,
    select: selector => target(describe => find(String(selector)).map(describe)[0] ?? null),
    selectAll: selector => target(describe => find(String(selector)).map(describe)),
    selectViewport: () => target(describe => describe(tree())),
    exec: done => {
      shell.clock.setTimer(() => {
        shell.guard(() => {
          const answers = questions.map(ask => ask())
          if (isFunction(done)) done(answers)
        })
      }, 0)
      return undefined
    },
  }
  return query
}
