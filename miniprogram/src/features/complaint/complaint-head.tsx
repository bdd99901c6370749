import { Text, View } from '@tarojs/components'
import type { Detail } from '#contract/complaint-views.ts'
import { Chip, Chips } from '../../ui/chip.tsx'
import { classNames } from '../../ui/class-names.ts'
import { pauseChip, stateChip } from './chips.ts'

type Head = Pick<Detail, 'title' | 'number' | 'round' | 'state' | 'pause'>

/** What it is about, its number, and where it stands. */
export function ComplaintHead({ detail, className }: { detail: Head; className?: string }) {
  const { title, number, round, state, pause } = detail
  return (
    <View className={classNames('pad', className)}>
      <View className="head">{title}</View>
      <View className="row mt1">
        <Text id="number" className="sub grow" userSelect>
          {round > 1 ? `${number} · 第 ${round} 次处理` : number}
        </Text>
        <Chips>
          <Chip {...stateChip(state)} />
          {pause && <Chip {...pauseChip} />}
        </Chips>
      </View>
    </View>
  )
}
