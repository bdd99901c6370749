// Pages and packages. A page is listed here as soon as its folder exists: Taro builds what is listed and nothing else.
export default defineAppConfig({
  pages: ['pages/home/index'],
  lazyCodeLoading: 'requiredComponents',
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  window: {
    navigationStyle: 'custom',
    navigationBarTextStyle: '@barText',
    navigationBarTitleText: '回音',
    navigationBarBackgroundColor: '@ground',
    backgroundTextStyle: '@pullText',
    backgroundColor: '@ground',
  },
  // Browsers only: a sliding page would carry its fixed bars along, and show white in the dark.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
})
