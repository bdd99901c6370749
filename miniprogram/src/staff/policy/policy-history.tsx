import { View } from '@tarojs/components'
import type { PolicyView } from '#contract/policy.ts'
import { Card } from '../../ui/card.tsx'
import { Words } from '../../ui/words.tsx'
import { decidedText, decisionText } from './policy-words.ts'

/** Who decided what, and why, newest first. */
export function HistoryCard({ policy, now }: { policy: PolicyView; now: number }) {
  if (policy.decisions.length === 0) {
    return (
      <Card title="谁改过">
        <View className="sub">还没有人改过，都是系统自带的规定。</View>
      </Card>
    )
  }
  return (
    <Card title="谁改过">
      {policy.decisions.map(decision => (
        <View key={`${decision.version} ${decision.at}`} className="li">
          <View className="grow">
            <View className="b">{decision.version}</View>
            <View className="sub">
              <Words>{decisionText(decision, policy.categories, now)}</Words>
            </View>
            <View className="sub">{`原因：${decision.note}`}</View>
            <View className="li-note">
              <Words>{decidedText(decision, now)}</Words>
            </View>
          </View>
        </View>
      ))}
    </Card>
  )
}
