// Which category a matter belongs to, by the words in it: for messages and old ledgers that name none, or one nobody has any more.

type Offered = { id: string; name: string }

// A community gives its categories what ids and names it likes: an idea is found by the id we deliver or by its words in the name.
const ideas: readonly (readonly [id: string, words: RegExp])[] = [
  ['lift', /电梯/],
  ['leak', /漏水|渗水|渗漏|防水/],
  ['crack', /裂缝|开裂|裂纹|墙皮|空鼓/],
  ['parking', /停车|车位|车库/],
  ['noise', /噪音|噪声|扰民|吵闹|广场舞/],
  ['cleaning', /垃圾|卫生|臭|保洁|油烟|污水/],
  ['attitude', /态度|服务差|不作为|推诿/],
]

/** The offered category of the first keyword found, looking through the texts in their order; undefined where none has one. */
export const categoryByWords = <C extends Offered>(texts: readonly string[], offered: readonly C[]): C | undefined => {
  for (const text of texts)
    for (const [id, words] of ideas) {
      const category = words.test(text) ? offered.find(it => it.id === id || words.test(it.name)) : undefined
      if (category) return category
    }
  return undefined
}
