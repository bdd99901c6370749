export default definePageConfig({ navigationBarTitleText: '规定', enablePullDownRefresh: true })
