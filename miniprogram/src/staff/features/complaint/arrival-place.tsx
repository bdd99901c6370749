import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { StaffDetail } from '#contract/staff-detail.ts'
import { minute } from '#domain/time.ts'
import { momentWords } from '../../../features/when.ts'
import { KeyValue, ListRow } from '../../../ui/list-row.tsx'

const degrees = (value: number): string => value.toFixed(5)

/** 到场位置: where somebody was when he arrived, for those who may know it; on the map where the phone has one. */
export function ArrivalPlace({ detail, now }: { detail: StaffDetail; now: number }) {
  const { arrivalPlace: place, arrivedAt } = detail
  if (!place) return null
  const { latitude, longitude, accuracy, at } = place
  const isFromBefore = arrivedAt !== undefined && Math.abs(at - arrivedAt) > minute
  return (
    <>
      <KeyValue name="到场位置">
        <View>北纬 {degrees(latitude)}</View>
        <View>东经 {degrees(longitude)}</View>
        <View>误差约 {Math.round(accuracy)} 米</View>
        {isFromBefore && <View>{momentWords(at, now)} 的位置</View>}
      </KeyValue>
      {process.env.TARO_ENV === 'weapp' && (
        <View className="mt2">
          <ListRow
            id="arrival-map"
            icon="pin"
            word="在地图上看"
            onTap={() =>
              void Taro.openLocation({ latitude, longitude, name: '到场位置', scale: 17 }).catch(() => undefined)
            }
          />
        </View>
      )}
    </>
  )
}
