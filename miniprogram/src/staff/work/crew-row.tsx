import { ScrollView, Text, View } from '@tarojs/components'
import type { WorkCounts } from '#contract/staff.ts'
import type { WorkFilter } from '#contract/work-filter.ts'
import { aria } from '../../ui/aria.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tap } from '../../ui/tap.tsx'

type CrewRowProps = { counts: WorkCounts | undefined; filter: WorkFilter; onChoose: (filter: WorkFilter) => void }

/** Who of the department has how many: 刘强 6 件. A tap shows his alone, a second one all again. */
export function CrewRow({ counts, filter, onChoose }: CrewRowProps) {
  const { crew = [], crewOf } = counts ?? {}
  if (crew.length === 0) return null
  const { handlerId, ...rest } = filter
  return (
    <>
      <ScrollView scrollX className="work-saved" {...aria({ role: 'group', label: '看谁手上的' })}>
        {crew.map(({ userId, name, orders }) => {
          const on = userId === handlerId
          const word = `${name} ${orders} 件`
          return (
            <View key={userId} className="work-saved-i">
              <Tap
                id={`crew-${userId}`}
                className={on ? 'opt opt-on' : 'opt'}
                role="checkbox"
                label={word}
                checked={on}
                onTap={() => onChoose(on ? rest : { ...rest, handlerId: userId })}
              >
                {on && <Icon name="check" />}
                <Text>{word}</Text>
              </Tap>
            </View>
          )
        })}
      </ScrollView>
      {crewOf !== undefined && <View className="pad sub">{`最急的 ${crewOf} 件里，各人手上的`}</View>}
    </>
  )
}
