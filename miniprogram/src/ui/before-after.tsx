import { Image, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { aria, spokenAround } from './aria.ts'
import { drag } from './drag.ts'
import { Icon } from './icon.tsx'
import { rectOf } from './rect-of.ts'
import { Tap } from './tap.tsx'
import { Words } from './words.tsx'

type Shot = {
  src: string
  caption: string
  /** Shows it whole: here it is cut to the shape of the box. */
  onOpen: () => void
}

type BeforeAfterProps = {
  /** Unique on the page. */
  id: string
  before: Shot
  after: Shot
}

// WeChat counts more than 20 updates of a page in a second against it.
const leastMillisecondsBetweenMoves = 50
const reach = { least: 6, most: 94 }

/** Two pictures of one place under a knob; a tap on either half opens that picture, so sliding is never the only way. */
export function BeforeAfter({ id, before, after }: BeforeAfterProps) {
  const [share, setShare] = useState(52)
  const area = useRef<{ left: number; width: number }>()
  const movedAt = useRef(0)
  const follow = (x: number) => {
    if (!area.current || Date.now() - movedAt.current < leastMillisecondsBetweenMoves) return
    movedAt.current = Date.now()
    const percent = ((x - area.current.left) / area.current.width) * 100
    setShare(Math.round(Math.min(reach.most, Math.max(reach.least, percent))))
  }
  const measure = async () => {
    area.current = await rectOf(id)
  }
  return (
    <View id={id} className="ba" {...drag({ start: () => void measure(), move: ({ x }) => follow(x) })}>
      <Image className="ba-img ba-img-whole" src={after.src} mode="aspectFill" {...spokenAround} />
      <View className="ba-top" style={{ width: `${share}%` }}>
        <Image
          className="ba-img"
          style={{ width: `${10000 / share}%` }}
          src={before.src}
          mode="aspectFill"
          {...spokenAround}
        />
      </View>
      <Tap className="ba-half ba-left" label={`看${before.caption}的整张照片`} press="none" onTap={before.onOpen} />
      <Tap className="ba-half ba-right" label={`看${after.caption}的整张照片`} press="none" onTap={after.onOpen} />
      <View className="ba-line" style={{ left: `${share}%` }} />
      <View className="ba-l ba-l1">
        <Words>{before.caption}</Words>
      </View>
      <View className="ba-l ba-l2">
        <Words>{after.caption}</Words>
      </View>
      <View className="ba-knob" style={{ left: `${share}%` }} catchMove {...aria({ hidden: true })}>
        <Icon name="both" />
      </View>
    </View>
  )
}
