// Noto Sans SC from npm, in the three weights the look uses, so that every machine shows the same letters.

import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { answerWithContent, answerWithFile } from './files.ts'

const fontFolder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))
const weights = [400, 600, 700]

let sheet: string | undefined

const fontSheet = async (): Promise<string> => {
  const sheets = await Promise.all(weights.map(weight => readFile(join(fontFolder, `${weight}.css`), 'utf8')))
  return sheets.join('\n').replaceAll('./files/', '/__local/fonts/')
}

export const fontSheetPath = '/__local/fonts.css'

/** Answers for the fonts' own paths; false for any other. */
export const answerFonts = async (response: ServerResponse, path: string): Promise<boolean> => {
  if (path === fontSheetPath) {
    sheet ??= await fontSheet()
    answerWithContent(response, sheet, { name: path, keeping: 'lasting' })
    return true
  }
  if (!path.startsWith('/__local/fonts/')) return false
  return answerWithFile(response, join(fontFolder, 'files'), path.slice('/__local/fonts/'.length), 'lasting')
}
