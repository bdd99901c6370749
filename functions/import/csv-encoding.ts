// Which encoding a csv is in: a trial decode of its head. Excel in China writes GB18030, everybody else UTF-8.

import { createReadStream } from 'node:fs'

export type CsvEncoding = 'utf-8' | 'gb18030'

/** From the first byte that is no ASCII. */
const headBytes = 1024 * 1024

const isAscii = (bytes: Buffer): boolean => bytes.every(it => it < 0x80)

const headOf = async (path: string): Promise<Buffer> => {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.from(chunk)
    if (length === 0 && isAscii(bytes)) continue
    parts.push(bytes)
    length += bytes.length
    if (length >= headBytes) break
  }
  return Buffer.concat(parts)
}

/**
 * UTF-8 where the head is that from end to end, or – some rows of it being broken, to be said by row – has more characters
 * beyond ASCII than breaks. Chinese in GB18030 makes next to no characters of UTF-8, while every pair of them in UTF-8 makes
 * three of GB18030: so it is UTF-8 that is asked first.
 */
export const encodingOf = async (path: string): Promise<CsvEncoding> => {
  // The head may end within a character.
  const text = new TextDecoder('utf-8').decode(await headOf(path), { stream: true })
  let broken = 0
  let whole = 0
  for (const character of text)
    if (character === '\ufffd') broken += 1
    else if (character > '\x7f') whole += 1
  return broken > whole ? 'gb18030' : 'utf-8'
}

/** The file's text piece by piece, without a byte order mark; what makes no character is U+FFFD. */
export async function* decoded(path: string, encoding: CsvEncoding): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
