export default definePageConfig({ navigationBarTitleText: '批量派工', enablePullDownRefresh: true })
