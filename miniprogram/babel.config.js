// Old phones set the target: babel-preset-taro compiles for iOS 9 and Android 5 unless told otherwise.
export default {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
