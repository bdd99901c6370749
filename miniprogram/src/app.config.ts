// Pages and packages. A page is listed here as soon as its folder exists: Taro builds what is listed and nothing else.
export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/file/index',
    'pages/submitted/index',
    'pages/complaints/index',
    'pages/complaint/index',
    'pages/survey/index',
    'pages/visit/index',
    'pages/followed/index',
    'pages/mine/index',
    'pages/room/index',
  ],
  subPackages: [
    {
      root: 'staff',
      pages: [
        'work/index',
        'complaint/index',
        'dispatch/index',
        'plan/index',
        'handle/index',
        'check/index',
        'visit/index',
        'register/index',
        'ledger/index',
        'hot-spots/index',
        'calendar/index',
        'policy/index',
      ],
    },
  ],
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
