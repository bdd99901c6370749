// What is wrong with a page for whoever cannot see, cannot point exactly, or reads large letters.

import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'
import type { View } from './screen.ts'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

type Violation = { id: string; impact?: string | null; help: string; nodes: { target: unknown[]; html: string }[] }

const grave = ['serious', 'critical']

// A dial is drawn in layers cut out by masks, which axe takes for a solid ground; its colours are reckoned with the tokens.
const drawnInLayers = '.dial'

const foundByAxe = `axe.run(document, { resultTypes: ['violations'], iframes: false }).then(({ violations }) =>
  violations.map(found => ({
    ...found,
    nodes: found.nodes.filter(
      ({ target }) => found.id !== 'color-contrast' || !document.querySelector(target[0])?.closest('${drawnInLayers}'),
    ),
  })),
)`

const axeFaults = async (frame: Frame): Promise<string[]> => {
  const isThere = await frame.evaluate<boolean>('"axe" in window')
  if (!isThere) await frame.addScriptTag({ path: axePath })
  const violations = await frame.evaluate<Violation[]>(foundByAxe)
  return violations
    .filter(({ impact }) => grave.includes(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html }) => `axe ${id}: ${help} – ${target.join(' ')} ${html.slice(0, 120)}`),
    )
}

/** In px: for a thumb, and for the pointer of a mouse. */
const leastToPress: Record<View, number> = { phone: 44, desk: 24 }

const faultsIn = async (frame: Frame, view: View): Promise<string[]> => [
  ...(await frame.evaluate<string[]>(`window.__lookOver(${leastToPress[view]})`)),
  ...(await axeFaults(frame)),
]

/**
 * By axe, serious or critical; and by our own look: names, touch, width, words cut off, pictures too large. What stands
 * in a frame beside the page is looked at as well.
 */
export const faultsOn = async (page: Page, view: View = 'phone'): Promise<string[]> => {
  const found: string[] = []
  for (const frame of page.frames()) found.push(...(await faultsIn(frame, view)))
  return found
}
