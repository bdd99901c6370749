import { View } from '@tarojs/components'
import { aria } from './aria.ts'
import { classNames } from './class-names.ts'

export type LayerColour = 'jade' | 'fill' | 'on' | 'warn' | 'line' | 'strong' | 'jline' | 'card'

export type Layer = {
  colour: LayerColour
  /** What is drawn, as the inside of an svg of the drawing's size; opacity is kept, colour is not. */
  svg: string
  /** Strokes rather than areas. */
  stroked?: boolean
  className?: string
}

type LayersProps = {
  /** In px, and the svg's own units. */
  width: number
  height: number
  layers: readonly Layer[]
  /** Spoken; left out, the drawing is decoration. */
  label?: string
  className?: string
}

// Phones need the prefixed property, and Taro's style object on WeChat passes it only under its css name.
const prefixedMask = process.env.TARO_ENV === 'h5' ? 'WebkitMaskImage' : '-webkit-mask-image'

const asMask = (width: number, height: number, { svg, stroked }: Layer): string => {
  const paint = stroked ? "fill='none' stroke='#000' stroke-linecap='round' stroke-linejoin='round'" : "fill='#000'"
  const picture = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' ${paint}>${svg}</svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(picture).replace(/'/g, '%27').replace(/\(/g, '%28').replace(/\)/g, '%29')}")`
}

/** A drawing of several colours. A mini-program has no inline svg, so each colour is one mask over the theme's own colour. */
export function Layers({ width, height, layers, label, className }: LayersProps) {
  return (
    <View
      className={classNames('art', className)}
      style={{ width: `${width}px`, height: `${height}px` }}
      {...aria(label ? { role: 'img', label } : { hidden: true })}
    >
      {layers.map(layer => {
        const mask = asMask(width, height, layer)
        return (
          <View
            key={layer.colour + layer.svg}
            className={classNames('layer', `c-${layer.colour}`, layer.className)}
            style={{ [prefixedMask]: mask, maskImage: mask }}
          />
        )
      })}
    </View>
  )
}
