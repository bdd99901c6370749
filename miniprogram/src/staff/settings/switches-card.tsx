import type { Settings } from '#contract/settings.ts'
import { featureWords } from '#contract/words.ts'
import { type Feature, features, isOn } from '#domain/places/switches.ts'
import { Card } from '../../ui/card.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { Refused } from '../features/moves/refused.tsx'

const hints: Record<Feature, string> = {
  follow: '住户投诉公共区域前，先看有没有邻居提过，可以直接跟进。关了以后，已经跟进的照常收到进展。',
  claim: '处理人自己认领本部门还没派人的。关了以后，由客服派工。',
  'auto-dispatch': '派工时可以让系统选人。关了以后，都由人来选。',
  'on-behalf': '住户可以替家里老人投诉，要老人自己同意。关了以后，只能用自己的名义。',
}

type SwitchesCardProps = {
  value: Settings
  wrong: string | undefined
  onSwitch: (feature: Feature, on: boolean) => Promise<unknown>
}

/** 功能开关: what this community uses; each takes effect at the tap. */
export function SwitchesCard({ value: { off, mayChange }, wrong, onSwitch }: SwitchesCardProps) {
  return (
    <Card title="功能开关">
      {features.map(feature => (
        <SwitchRow
          key={feature}
          id={`switch-${feature}`}
          word={featureWords[feature]}
          hint={hints[feature]}
          on={isOn(off, feature)}
          disabled={!mayChange}
          onChange={on => void onSwitch(feature, on)}
        />
      ))}
      <Refused why={wrong} />
    </Card>
  )
}
