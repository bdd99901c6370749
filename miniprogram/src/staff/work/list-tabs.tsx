import { View } from '@tarojs/components'
import { Segmented } from '../../ui/segmented.tsx'
import type { Duties, WorkTab } from '../features/duties.ts'
import type { WorkView } from '../features/work/use-work.ts'
import { isTurnAlone } from '../features/work/work-filter.ts'

export const tabWords = ({ seesDepartmentOnly }: Duties): Record<WorkTab, string> => ({
  mine: '我的',
  claim: '可认领',
  community: seesDepartmentOnly ? '本部门' : '全部',
  raised: '催办升级',
})

type Choice = WorkTab | 'turn'

/** The lists side by side; of all that is open, what is the reader's turn, where he has no list of his own and there is room. */
const choicesOf = (duties: Duties): { value: Choice; word: string }[] => {
  const words = tabWords(duties)
  return duties.tabs.flatMap((value): { value: Choice; word: string }[] => [
    { value, word: words[value] },
    ...(value === 'community' && duties.hasTurns ? [{ value: 'turn' as const, word: '轮到我的' }] : []),
  ])
}

type ListTabsProps = { duties: Duties; view: WorkView; onChange: (next: Pick<WorkView, 'tab' | 'filter'>) => void }

/** The lists this person has; nothing where there is only one. */
export function ListTabs({ duties, view, onChange }: ListTabsProps) {
  const items = choicesOf(duties)
  if (items.length < 2) return null
  const isTurn = duties.hasTurns && view.tab === 'community' && isTurnAlone(view.filter ?? {})
  return (
    <View className="pad">
      <Segmented
        id="list"
        label="看哪些"
        use="tabs"
        items={items}
        value={isTurn ? 'turn' : view.tab}
        onChange={choice =>
          onChange(choice === 'turn' ? { tab: 'community', filter: { whose: 'mine' } } : { tab: choice })
        }
      />
      <View className="mt3" />
    </View>
  )
}
