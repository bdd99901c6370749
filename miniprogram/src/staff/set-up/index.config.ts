export default definePageConfig({ navigationBarTitleText: '开始清单', enablePullDownRefresh: true })
