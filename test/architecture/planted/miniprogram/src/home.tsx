import { View } from '@tarojs/components'

export const Home = View
