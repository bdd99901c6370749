// XML as the parts of an xlsx have it, streamed. Nothing is looked up outside, nothing may be defined inside.

import { SaxesParser } from 'saxes'
import { isTableProblem, tableProblem } from './table-problem.ts'

/** Told of an element without its prefix; attributes by their names without prefix. */
export type XmlListener = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

const plain = (attributes: Record<string, string>): Record<string, string> => {
  // There are millions of cells, and next to none of their attributes has a prefix.
  for (const name in attributes) if (name.includes(':')) return stripped(attributes)
  return attributes
}

const stripped = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [withoutPrefix(name), value]))

type Plain = { position: false; xmlns: false }

const parserFor = ({ open, text, close }: XmlListener): SaxesParser<Plain> => {
  const parser = new SaxesParser<Plain>({ position: false, xmlns: false })
  parser.on('error', cause => {
    throw tableProblem('unreadable', { cause })
  })
  // Entities are defined in a DTD, and only there; an xlsx has none.
  parser.on('doctype', () => {
    throw tableProblem('has-declarations')
  })
  if (open) parser.on('opentag', ({ name, attributes }) => open(withoutPrefix(name), plain(attributes)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close) parser.on('closetag', ({ name }) => close(withoutPrefix(name)))
  return parser
}

/** Feeds a part to its listener; gives control back after each piece, so that what was heard can be handed on. */
export async function* heard(bytes: AsyncIterable<Uint8Array>, listener: XmlListener): AsyncGenerator<void, void> {
  const parser = parserFor(listener)
  const decoder = new TextDecoder()
  try {
    for await (const chunk of bytes) {
      parser.write(decoder.decode(chunk, { stream: true }))
      yield
    }
    parser.write(decoder.decode())
    parser.close()
    yield
  } catch (error) {
    throw isTableProblem(error) ? error : tableProblem('unreadable', { cause: error })
  }
}

/** Feeds a whole part to its listener. */
export const hear = async (bytes: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void> => {
  for await (const _ of heard(bytes, listener));
}

/** `_x000D_` is how Excel writes a character XML does not allow. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
