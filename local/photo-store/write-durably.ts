import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writes a small file so that it is either the old one or the new one whatever happens, and on disk when this resolves. */
export const writeDurably = async (path: string, text: string): Promise<void> => {
  const draft = `${path}.draft`
  const file = await open(draft, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncDirectory(dirname(path))
}

/** Puts the entries of a directory on disk: a new or renamed file is only durable after this. */
export const syncDirectory = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return // cannot open directories, and needs no such step
  const directory = await open(path)
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
