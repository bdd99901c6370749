import { useRouter } from '@tarojs/taro'
import { FollowedList } from '../../features/followed/followed-list.tsx'
import { FollowedOne } from '../../features/followed/followed-one.tsx'

/** What I follow; with an id in the address, one of them. */
export default function FollowedPage() {
  const { id } = useRouter().params
  return id ? <FollowedOne id={id} /> : <FollowedList />
}
