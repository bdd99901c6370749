import { Note } from '../../ui/note.tsx'

/** Why an act did not go through, over the page. */
export function Refused({ why }: { why: string | false | undefined }) {
  if (!why) return null
  return (
    <Note loose tone="warn" spoken="alert">
      {why}
    </Note>
  )
}
