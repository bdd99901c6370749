import { View } from '@tarojs/components'
import type { Detail } from '#contract/complaint-views.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Words } from '../../ui/words.tsx'
import { kindFrom, kindWords } from './kind-words.ts'

/** A repair or a question that goes wrong becomes a complaint in one tap. */
export function MakeComplaintCard({ detail, onMake }: { detail: Detail; onMake: () => Promise<boolean> }) {
  const { kind, moves } = detail
  if (!moves.includes('makeComplaint') || (kind !== 'repair' && kind !== 'question')) return null
  return (
    <Card>
      <View className="row">
        <View className="grow txt">
          <Words>{`这是一件${kindWords[kindFrom(kind)].noun}。太慢或者没办好，可以转为投诉，还是这个编号。`}</Words>
        </View>
        <View className="ml3">
          <Button id="make-complaint" kind="neutral" word="转为投诉" busyWord="正在转…" onTap={onMake} />
        </View>
      </View>
    </Card>
  )
}
