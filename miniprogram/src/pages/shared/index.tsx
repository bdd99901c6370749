import { useRouter } from '@tarojs/taro'
import { SharedList } from '../../features/shared/shared-list.tsx'
import { SharedOne } from '../../features/shared/shared-one.tsx'

/** 家人的投诉: all that I may read; with an id in the address, one of them. */
export default function SharedPage() {
  const { id } = useRouter().params
  return id ? <SharedOne id={id} /> : <SharedList />
}
