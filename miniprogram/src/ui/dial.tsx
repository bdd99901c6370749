import { Text, View } from '@tarojs/components'
import { type Layer, Layers } from './layers.tsx'

type DialProps = {
  /** What is left, 0 to 1. */
  left: number
  /** 还有. */
  word: string
  /** One or two short lines: 3 小时, 20 分. */
  lines: readonly string[]
  tone?: 'calm' | 'warn'
}

const size = 104
const outer = 2 * Math.PI * 45
const inner = 2 * Math.PI * 36
// Every ring is left open at the upper right: the gap where the echo leaves.
const open = 0.86

const ring = (radius: number, length: number, around: number, width: number): string =>
  `<circle cx='52' cy='52' r='${radius}' stroke-width='${width}' stroke-dasharray='${length.toFixed(1)} ${around.toFixed(1)}' transform='rotate(-40 52 52)'/>`

/** The time that is left, beside a deadline on a detail page; hidden in 长辈模式, where the chip says it. */
export function Dial({ left, word, lines, tone = 'calm' }: DialProps) {
  const share = Math.min(1, Math.max(0, left))
  const layers: Layer[] = [
    { colour: 'line', stroked: true, svg: ring(45, outer * open, outer, 5) },
    { colour: 'jline', stroked: true, svg: ring(36, inner * open, inner, 1.5) },
  ]
  if (share > 0) {
    layers.push({
      colour: tone === 'warn' ? 'warn' : 'jade',
      stroked: true,
      svg: ring(45, outer * open * share, outer, 5),
    })
  }
  return (
    <View className="dial">
      <Layers width={size} height={size} layers={layers} label={`${word} ${lines.join(' ')}`} />
      <View className="dial-c">
        <Text className="dial-w">{word}</Text>
        {lines.map(line => (
          <Text key={line} className="dial-n">
            {line}
          </Text>
        ))}
      </View>
    </View>
  )
}
