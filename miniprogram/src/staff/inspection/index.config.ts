export default definePageConfig({ navigationBarTitleText: '下班前巡查', enablePullDownRefresh: true })
