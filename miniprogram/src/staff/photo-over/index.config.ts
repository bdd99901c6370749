export default definePageConfig({ navigationBarTitleText: '对照拍', disableScroll: true })
