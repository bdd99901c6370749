// Which category a message belongs to, by the words in it.

const keywords: readonly (readonly [category: string, words: RegExp])[] = [
  ['lift', /电梯/],
  ['leak', /漏水|渗水|渗漏|防水/],
  ['crack', /裂缝|开裂|裂纹|墙皮|空鼓/],
  ['parking', /停车|车位|车库/],
  ['noise', /噪音|噪声|扰民|吵闹|广场舞/],
  ['cleaning', /垃圾|卫生|臭|保洁|油烟|污水/],
  ['attitude', /态度|服务差|不作为|推诿/],
]

/** The category of the first keyword found, in the title before the body; `other` where there is none or the community lacks it. */
export const categoryOf = (title: string, body: string, offered: readonly string[]): string => {
  for (const text of [title, body]) {
    const found = keywords.find(([category, words]) => words.test(text) && offered.includes(category))
    if (found) return found[0]
  }
  return 'other'
}
