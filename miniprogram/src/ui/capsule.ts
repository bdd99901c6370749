import Taro from '@tarojs/taro'

export type BarMeasure = {
  /** Height of the status bar above, in px. */
  top: number
  /** Height of the row that the system's buttons stand in, in px. */
  height: number
  /** Room the system's buttons take at the right, in px. */
  right: number
}

// A browser puts nothing into the bar: a plain row.
const plain: BarMeasure = { top: 0, height: 48, right: 8 }

let measured: BarMeasure | undefined

/** Where WeChat's own buttons stand: the bar takes its height and right edge from them. */
export function measureBar(): BarMeasure {
  if (process.env.TARO_ENV === 'h5') return plain
  if (measured) return measured
  const { statusBarHeight = 0, windowWidth } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  const above = Math.max(capsule.top - statusBarHeight, 4)
  measured = { top: statusBarHeight, height: capsule.height + 2 * above, right: windowWidth - capsule.left + 8 }
  return measured
}
