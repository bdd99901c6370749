// Files of a folder over HTTP, and nothing outside it.

import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}

/** `fresh` is asked for again each time; `lasting` names never change their content. */
export type Keeping = 'fresh' | 'lasting'

const cacheControl: Record<Keeping, string> = { fresh: 'no-store', lasting: 'public, max-age=31536000, immutable' }

/** Answers with a text or a file's bytes. */
export const answerWithContent = (
  response: ServerResponse,
  content: string | Buffer,
  { name, keeping }: { name: string; keeping: Keeping },
): void => {
  response.writeHead(200, {
    'content-type': types[extname(name)] ?? 'application/octet-stream',
    'cache-control': cacheControl[keeping],
    'x-content-type-options': 'nosniff',
  })
  response.end(content)
}

/** Answers with a file of the folder; false where there is none, or the path leads out of it. */
export const answerWithFile = async (
  response: ServerResponse,
  folder: string,
  path: string,
  keeping: Keeping,
): Promise<boolean> => {
  const inside = normalize(folder + sep)
  const wanted = normalize(join(folder, path))
  if (!wanted.startsWith(inside) || path.includes('\0')) return false
  const content = await readFile(wanted).catch(() => undefined)
  if (content === undefined) return false
  answerWithContent(response, content, { name: wanted, keeping })
  return true
}

/** The decoded path of a request; undefined where it cannot be decoded. */
export const pathOf = (url: string | undefined): string | undefined => {
  try {
    return decodeURIComponent(new URL(url ?? '/', 'http://local').pathname)
  } catch {
    return undefined
  }
}
