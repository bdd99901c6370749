export default definePageConfig({ navigationBarTitleText: '一周值班', enablePullDownRefresh: true })
