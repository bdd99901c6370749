import { View } from '@tarojs/components'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import type { Similar } from './use-similar.ts'

/** 已有 3 户反映同样问题: following is offered, filing stays possible. */
export function SimilarCard({ similar }: { similar: Similar }) {
  const { offer, follow, decline } = similar
  if (!offer) return null
  return (
    <View id="section-similar">
      <Card>
        <Note tone="calm" icon="people" spoken="status" title={`已有 ${offer.count} 户反映同样问题`}>
          可以跟进，不用重复提交。有进展一样告诉您，别人看不到您是谁。
        </Note>
        <View className="row mt3">
          <View className="grow">
            <Button id="file-anyway" kind="neutral" wide word="仍要提交" onTap={decline} />
          </View>
          <View className="grow ml2">
            <Button id="follow" kind="secondary" wide icon="bell" word="跟进" busyWord="正在跟进…" onTap={follow} />
          </View>
        </View>
      </Card>
    </View>
  )
}
