import { Text, View } from '@tarojs/components'
import { agreesByNativeButton, openPrivacyContract } from '../../api/privacy.ts'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { policyPoints } from './policy-words.ts'

/** What is used, for what, by whom and for how long. */
export function PolicyCard() {
  return (
    <Card title="我们用您的什么，用来做什么">
      {policyPoints.map(({ word, text }) => (
        <View key={word} className="mt3">
          <Text className="b">{word}</Text>
          <View className="txt">{text}</View>
        </View>
      ))}
      {agreesByNativeButton && (
        <View className="mt3">
          <ListRow id="read-contract" icon="doc" word="微信隐私保护指引" onTap={openPrivacyContract} />
        </View>
      )}
    </Card>
  )
}
