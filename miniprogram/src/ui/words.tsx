import { Text } from '@tarojs/components'

// A day, a time with its 前, a figure with its measure word, a short last word: each stays on one line.
const together =
  /((?:\d+年)?\d+月\d+日(?: 周[日一二三四五六]|办结)?|(?:[昨今明后]天 )?\d+:\d\d(?: 前| 办完)?|第 \d+ 次(?:处理)?|\d+ (?:个工作日|小时|分贝|[天分件张条项])|· [一-龥]{2,4}$)/

type Part = { from: number; text: string; whole: boolean }

const partsOf = (sentence: string): Part[] => {
  let from = 0
  return sentence.split(together).map((text, at) => {
    const part = { from, text, whole: at % 2 === 1 }
    from += text.length
    return part
  })
}

/** A sentence that breaks between words, never inside a time or a count. */
export function Words({ children }: { children: string }) {
  const parts = partsOf(children)
  if (parts.length === 1) return <Text>{children}</Text>
  return (
    <Text>
      {parts.map(({ from, text, whole }) =>
        whole ? (
          <Text key={from} className="nb">
            {text}
          </Text>
        ) : (
          text
        ),
      )}
    </Text>
  )
}
