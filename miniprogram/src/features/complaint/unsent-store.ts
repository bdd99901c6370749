// Words that were sent and have not arrived yet: kept on the phone until they have, so that neither a lost network nor a
// closed app takes them away.
import type { Detail } from '#contract/complaint-views.ts'

/** The phone's storage, as far as it is used here. */
type Shelf = {
  read: (name: string) => unknown
  write: (name: string, text: string) => void
  remove: (name: string) => void
  names: () => readonly string[]
}

const prefix = 'words/'
const mostKept = 20

/** Opens the part of a phone's storage that keeps words on their way, by person, complaint and what they are for. */
export function openUnsentWords(shelf: Shelf) {
  const nameOf = (owner: string, id: string, use: string) => `${prefix}${owner}/${id}/${use}`
  const kept = () => shelf.names().filter(name => name.startsWith(prefix))
  return {
    recall(owner: string, id: string, use: string): string {
      const text = shelf.read(nameOf(owner, id, use))
      return typeof text === 'string' ? text : ''
    },
    keep(owner: string, id: string, use: string, text: string): void {
      const name = nameOf(owner, id, use)
      const others = kept().filter(it => it !== name)
      for (const oldest of others.slice(0, 1 - mostKept)) shelf.remove(oldest)
      try {
        shelf.write(name, text)
      } catch {
        // No room: they are still on the screen.
      }
    },
    forget: (owner: string, id: string, use: string): void => shelf.remove(nameOf(owner, id, use)),
    forgetOthers(owner: string | undefined): void {
      for (const name of kept()) if (owner === undefined || !name.startsWith(`${prefix}${owner}/`)) shelf.remove(name)
    },
  }
}

/** Whether the customer has said so already. */
export const isSaid = (entries: Detail['entries'], text: string): boolean =>
  entries.some(({ author, texts }) => author.kind === 'customer' && Object.values(texts).includes(text))
