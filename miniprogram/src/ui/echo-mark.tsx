import { type Layer, Layers } from './layers.tsx'

const sent: readonly Layer[] = [
  {
    colour: 'jade',
    stroked: true,
    className: 'arcs-draw',
    svg: "<path d='M88.8 90A36 36 0 1 1 151.2 90' stroke-width='2.5' opacity='.85'/><path d='M71.5 96A54 54 0 1 1 168.5 96' stroke-width='2' opacity='.45'/><path d='M54 102A72 72 0 1 1 186 102' stroke-width='1.5' opacity='.25'/>",
  },
  { colour: 'fill', svg: "<circle cx='120' cy='72' r='22'/>" },
  { colour: 'on', stroked: true, svg: "<path d='M110.5 72.5l6.5 6.5 13-14' stroke-width='3'/>" },
]

/** It has gone out: a tick, and arcs spreading once. */
export function EchoMark() {
  return <Layers width={240} height={104} layers={sent} />
}
