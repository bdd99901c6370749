// What a browser calls itself, in words somebody recognises his own desk by: Chrome，Windows.

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
]

const firstOf = (names: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
  names.find(([sign]) => sign.test(agent))?.[1]

/** The browser and its system; 浏览器 where neither is known. */
export const browserWords = (agent: string): string => {
  const known = [firstOf(browsers, agent), firstOf(systems, agent)].filter(it => it !== undefined)
  return known.length > 0 ? known.join('，') : '浏览器'
}
