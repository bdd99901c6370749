export default definePageConfig({ navigationBarTitleText: '小区设置', enablePullDownRefresh: true })
