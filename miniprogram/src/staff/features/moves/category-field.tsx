import { Text, View } from '@tarojs/components'
import { readCommunity } from '#contract/places.ts'
import { call } from '../../../api/call.ts'
import { CategoryTiles } from '../../../features/filing/category-tiles.tsx'
import { ShowLoad } from '../../../features/show-load.tsx'
import { useLoad } from '../../../features/use-load.ts'
import type { LookUpProps } from './look-up.ts'

/** Another category than the one it stands under, chosen as at the registration; who gets it then is said with it. */
export function CategoryField({ detail, value, onChange }: LookUpProps) {
  const { communityId, categoryId, category, departmentId } = detail
  const load = useLoad({
    key: `community/${communityId}`,
    schema: readCommunity.answer,
    fetch: () => call(readCommunity, { params: { id: communityId } }),
  })
  return (
    <ShowLoad load={load} spoken="正在取类别…">
      {({ categories, departments }) => {
        const chosen = categories.find(it => it.id === value)
        const department = departments.find(it => it.id === chosen?.departmentId)
        return (
          <View>
            <Text className="sub">现在是“{category}”</Text>
            <View className="mt2">
              <CategoryTiles
                categories={categories.filter(it => it.id !== categoryId)}
                value={chosen?.id}
                onChange={onChange}
              />
            </View>
            {department && department.id !== departmentId && (
              <View className="sub mt2">这类事一般由{department.name}办</View>
            )}
          </View>
        )
      }}
    </ShowLoad>
  )
}
