export default definePageConfig({ navigationBarTitleText: '楼栋码', enablePullDownRefresh: true })
