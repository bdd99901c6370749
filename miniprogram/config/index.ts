// Taro's build configuration, read with this folder's parent as the working directory.
// One config serves the phone (weapp) and the browser (h5); what differs stands under its platform.
import path from 'node:path'

const root = path.resolve(__dirname, '..', '..')
const platform = process.env.TARO_ENV ?? 'weapp'
const outputRoot = path.join('..', 'dist', platform)

// Code outside src is only transpiled when listed: without this, ES2020 reaches phones that cannot read it.
const transpiledToo = [path.join(root, 'domain'), path.join(root, 'contract'), path.join(root, 'node_modules', 'zod')]

const production = process.env.NODE_ENV !== 'development'

// What only the deployer knows: the API's address, and the ids WeChat gave the three message templates.
const deployment = ['TARO_APP_API', 'TARO_APP_TEMPLATE_PROGRESS', 'TARO_APP_TEMPLATE_SURVEY', 'TARO_APP_TEMPLATE_WORK']
const constants = Object.fromEntries(deployment.map(name => [name, JSON.stringify(process.env[name] ?? '')]))

/** The part of webpack-chain that is used here. */
type BrowserChain = {
  performance: { hints(on: false): void }
  optimization: { splitChunks(options: object): void }
}

export default {
  projectName: 'huiyin',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  sourceRoot: 'src',
  outputRoot,
  // Complaints are private: WeChat's search may index none of these pages.
  copy: {
    patterns: platform === 'weapp' ? [{ from: 'src/sitemap.json', to: path.join(outputRoot, 'sitemap.json') }] : [],
    options: {},
  },
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  env: constants,
  plugins: [path.join(__dirname, 'aria-plugin.ts')],
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  terser: { enable: production, config: { output: { ascii_only: true } } },
  // Merged into one shorthand, padding would lose what an older iPhone reads of it: constant(safe-area-inset-bottom).
  csso: { enable: production, config: { mergeLonghand: false } },
  mini: {
    compile: { include: transpiledToo },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    webpackChain: (chain: BrowserChain) => {
      // Taro's own browser components alone pass webpack's advice on size.
      chain.performance.hints(false)
      // Left alone, every page would carry its own copy of the components and of zod.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: { shared: { name: 'shared', minChunks: 2, chunks: 'async', minSize: 0, priority: 10 } },
      })
    },
    compile: { include: transpiledToo },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    // Pixels stay pixels in a browser: a desk's wide window must not blow up type meant for a phone.
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: true, config: { targetUnit: 'px' } },
      cssModules: { enable: false },
    },
  },
}
