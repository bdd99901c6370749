import { Canvas, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { forwardRef, useImperativeHandle, useRef, useState } from 'react'
import { aria } from './aria.ts'
import { drag } from './drag.ts'
import { rectOf } from './rect-of.ts'

export type SignPadHandle = {
  clear: () => void
  /** The signature as a picture: a temporary file's path, in a browser a data URI. */
  toFile: () => Promise<string>
}

type SignPadProps = {
  /** Unique on the page. */
  id: string
  /** Who signs, and as what: 陈桂兰 · 业主本人. */
  signer: string
  /** Whether there is anything to hand in yet. */
  onSigned: (signed: boolean) => void
}

type Pen = Pick<
  CanvasRenderingContext2D,
  | 'scale'
  | 'fillStyle'
  | 'fillRect'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
>

// WeChat's canvas node and a browser's canvas element have this in common.
type Surface = Taro.Canvas & { getContext(kind: '2d'): Pen }

type Paper = { canvas: Surface; pen: Pen; left: number; top: number }

// A signature is handed in as it looks on paper, whatever the theme.
const paper = '#FFFFFF'
const ink = '#13201B'

const canvasOf = (id: string): Promise<Surface> =>
  new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true }, found => (found ? resolve(found.node) : reject(new Error(`no canvas ${id}`))))
      .exec()
  })

async function layOut(id: string): Promise<Paper> {
  const [canvas, rect] = await Promise.all([canvasOf(id), rectOf(id)])
  const { width = 0, height = 0, left = 0, top = 0 } = rect ?? {}
  const density = Taro.getWindowInfo().pixelRatio
  canvas.width = width * density
  canvas.height = height * density
  const pen: Pen = canvas.getContext('2d')
  pen.scale(density, density)
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, height)
  pen.strokeStyle = ink
  pen.lineWidth = 4
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  return { canvas, pen, left, top }
}

/** A place to sign with a finger. The page does not scroll while signing. */
export const SignPad = forwardRef<SignPadHandle, SignPadProps>(function SignPad({ id, signer, onSigned }, handle) {
  const canvasId = `${id}-canvas`
  const sheet = useRef<Paper>()
  const [empty, setEmpty] = useState(true)
  const starting = useRef<{ x: number; y: number }>()

  const begin = async (at: { x: number; y: number }) => {
    starting.current = at
    sheet.current ??= await layOut(canvasId)
    const rect = await rectOf(canvasId)
    if (rect) Object.assign(sheet.current, { left: rect.left, top: rect.top })
  }
  const draw = (at: { x: number; y: number }) => {
    const { current: now } = sheet
    const from = starting.current
    starting.current = at
    if (!now || !from) return
    now.pen.beginPath()
    now.pen.moveTo(from.x - now.left, from.y - now.top)
    now.pen.lineTo(at.x - now.left, at.y - now.top)
    now.pen.stroke()
    if (!empty) return
    setEmpty(false)
    onSigned(true)
  }
  const lift = () => {
    starting.current = undefined
  }

  useImperativeHandle(handle, () => ({
    clear: () => {
      sheet.current = undefined
      void layOut(canvasId).then(fresh => {
        sheet.current = fresh
      })
      setEmpty(true)
      onSigned(false)
    },
    toFile: async () => {
      sheet.current ??= await layOut(canvasId)
      const { canvas } = sheet.current
      if (process.env.TARO_ENV === 'h5') return canvas.toDataURL('image/png', 1)
      const { tempFilePath } = await Taro.canvasToTempFilePath(
        { canvas, fileType: 'png' },
        Taro.getCurrentInstance().page ?? {},
      )
      return tempFilePath
    },
  }))

  return (
    <View
      className="sign"
      catchMove
      {...drag({ start: at => void begin(at), move: draw, end: lift })}
      {...aria({ role: 'img', label: empty ? `签字的地方，${signer}` : `${signer}已签字` })}
    >
      <Canvas className="sign-canvas" type="2d" id={canvasId} canvasId={canvasId} disableScroll />
      <View className="sign-base" />
      <Text className="sign-hint">{signer}</Text>
    </View>
  )
})
