// Whether the picture of a code says a text: its dark and light squares are those of the text's own code.

import qrcode from 'qrcode-generator'
import sharp from 'sharp'

const quiet = 4

export const saysCode = async (picture: Buffer, text: string): Promise<boolean> => {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const side = code.getModuleCount()
  const square = info.width / (side + 2 * quiet)
  const middle = (place: number) => Math.floor((place + quiet + 0.5) * square)
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1) {
      const grey = data[middle(row) * info.width * info.channels + middle(column) * info.channels] ?? 0
      if (grey < 128 !== code.isDark(row, column)) return false
    }
  return true
}
