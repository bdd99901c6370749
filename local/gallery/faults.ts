// What is wrong with a page for whoever cannot see, cannot point exactly, or reads large letters.

import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

type Violation = { id: string; impact?: string | null; help: string; nodes: { target: unknown[]; html: string }[] }

const grave = ['serious', 'critical']

// A dial is drawn in layers cut out by masks, which axe takes for a solid ground; its colours are reckoned with the tokens.
const drawnInLayers = '.dial'

const foundByAxe = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(found => ({
    ...found,
    nodes: found.nodes.filter(
      ({ target }) => found.id !== 'color-contrast' || !document.querySelector(target[0])?.closest('${drawnInLayers}'),
    ),
  })),
)`

const axeFaults = async (page: Page): Promise<string[]> => {
  const isThere = await page.evaluate<boolean>('"axe" in window')
  if (!isThere) await page.addScriptTag({ path: axePath })
  const violations = await page.evaluate<Violation[]>(foundByAxe)
  return violations
    .filter(({ impact }) => grave.includes(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html }) => `axe ${id}: ${help} – ${target.join(' ')} ${html.slice(0, 120)}`),
    )
}

/** By axe, serious or critical; and by our own look: names, touch, width, words cut off, pictures too large. */
export const faultsOn = async (page: Page): Promise<string[]> => [
  ...(await page.evaluate<string[]>('window.__lookOver()')),
  ...(await axeFaults(page)),
]
