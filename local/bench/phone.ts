// What each screen of the built mini-program costs until it can be used, beside the limits.

import type { Figures, ScreenFigures } from '../audit/figures.ts'
import { mostRequests, runLimits } from '../audit/run-rules.ts'
import { goalLine, table } from './print.ts'

const isHome = ({ screen }: ScreenFigures): boolean => screen === 'home'

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

const row = (figures: ScreenFigures): string[] => [
  figures.screen,
  String(figures.requests),
  String(mostRequests(figures)),
  kilobytes(figures.setData.bytesToReady),
  kilobytes(runLimits.bytesToReady),
  String(figures.tree.nodes),
  String(runLimits.nodes),
  String(figures.setData.mostPerSecond),
  String(runLimits.setDataPerSecond),
]

/** A line for each screen: requests, setData until it is usable, nodes, setData a second while scrolling. */
export const phoneTable = ({ screens }: Figures): string[] =>
  table(
    ['', 'requests', 'limit', 'setData till usable', 'limit', 'nodes', 'limit', 'setData/s scrolling', 'limit'],
    screens.map(row),
  )

export const phoneGoals = ({ screens }: Figures): string[] => {
  const home = screens.find(isHome)
  const heaviest = [...screens].sort((a, b) => b.setData.bytesToReady - a.setData.bytesToReady)[0]
  const tooMany = screens.filter(it => it.requests > mostRequests(it))
  return [
    goalLine(
      `the first screen usable after ${runLimits.requestsOfHome} request and ${kilobytes(runLimits.bytesToReady)} of setData`,
      home ? `${home.requests}, ${kilobytes(home.setData.bytesToReady)}` : 'not measured',
      home !== undefined && home.requests <= mostRequests(home) && home.setData.bytesToReady <= runLimits.bytesToReady,
    ),
    goalLine(
      `every screen within ${kilobytes(runLimits.bytesToReady)} of setData`,
      heaviest ? `${kilobytes(heaviest.setData.bytesToReady)} (${heaviest.screen})` : 'not measured',
      heaviest !== undefined && heaviest.setData.bytesToReady <= runLimits.bytesToReady,
    ),
    goalLine(
      `every screen within its requests`,
      tooMany.map(it => it.screen).join(', ') || 'all are',
      tooMany.length === 0,
    ),
  ]
}
