import { ScrollView, Text, View } from '@tarojs/components'
import type { WorkFilter } from '#contract/work-filter.ts'
import { go } from '../../../features/go.ts'
import { aria } from '../../../ui/aria.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { IconName } from '../../../ui/icon-name.ts'
import { Tap } from '../../../ui/tap.tsx'
import type { Findable } from '../duties.ts'
import { filterKey } from './work-filter.ts'
import type { Saved } from './work-saved.ts'

type Tool = { id: string; icon: IconName; word: string; on?: boolean; onTap: () => void }

/** What can be done with the list as a whole: small buttons in a row. */
export function WorkTools({ tools }: { tools: readonly Tool[] }) {
  return (
    <View className="work-tools">
      {tools.map(({ id, icon, word, on, onTap }) => (
        <Tap
          key={id}
          id={id}
          className={on ? 'work-tool work-tool-on' : 'work-tool'}
          label={on ? `${word}，正在用` : word}
          onTap={onTap}
        >
          <Icon name={icon} size="s" />
          <Text>{word}</Text>
        </Tap>
      ))}
    </View>
  )
}

export const goToSearch = (communityId: string): void =>
  go(`/staff/search/index?communityId=${encodeURIComponent(communityId)}`)

const findWords: Record<Findable, string> = {
  community: '找编号、电话、房号、姓名',
  departments: '在本部门的派工单里找',
  own: '在我的派工单里找',
  'departments-and-own': '在本部门和我的派工单里找',
}

/** Finding one by what somebody says on the telephone, among what the reader has. */
export function FindRow({ communityId, finds }: { communityId: string; finds: Findable }) {
  const words = findWords[finds]
  return (
    <View className="pad">
      <Tap id="to-search" className="work-find" label={words} onTap={() => goToSearch(communityId)}>
        <Icon name="search" size="s" />
        <Text>{words}</Text>
      </Tap>
    </View>
  )
}

type SavedRowProps = { saved: readonly Saved[]; filter: WorkFilter; onChoose: (filter: WorkFilter) => void }

/** The filters the person has named; a second tap takes one back. */
export function SavedRow({ saved, filter, onChoose }: SavedRowProps) {
  if (saved.length === 0) return null
  const current = filterKey(filter)
  return (
    <ScrollView scrollX className="work-saved" {...aria({ role: 'group', label: '我存的筛选' })}>
      {saved.map(it => {
        const on = filterKey(it.filter) === current
        return (
          <View key={it.name} className="work-saved-i">
            <Tap
              id={`saved-${it.name}`}
              className={on ? 'opt opt-on' : 'opt'}
              role="checkbox"
              label={it.name}
              checked={on}
              onTap={() => onChoose(on ? {} : it.filter)}
            >
              {on && <Icon name="check" />}
              <Text>{it.name}</Text>
            </Tap>
          </View>
        )
      })}
    </ScrollView>
  )
}
