// Whether a hot spot grows: the last 7 days against the 7 before.
import type { HotSpot } from '#contract/groups.ts'
import type { ChipProps } from '../../ui/chip-props.ts'

const trends: Record<HotSpot['trend'], ChipProps> = {
  rising: { tone: 'warn-soft', icon: 'chart', word: '在增多' },
  falling: { tone: 'soft', icon: 'down', word: '在减少' },
  steady: { tone: 'rest-outline', icon: 'dash', word: '差不多' },
  unknown: { tone: 'rest-outline', icon: 'dash', word: '请更新小程序' },
}

export const trendChip = ({ trend }: HotSpot): ChipProps => trends[trend]
