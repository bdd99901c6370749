export default definePageConfig({ navigationBarTitleText: '还没传的' })
