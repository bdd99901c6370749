import { useRef, useState } from 'react'
import { type Housemate, readSharing, shareMine, unshareMine } from '#contract/sharing.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/new-key.ts'
import { type Load, useLoad } from '../use-load.ts'

type Sharing = { people: Housemate[] }

/** Who may read a complaint of mine. A switch shows at once what was tapped, and goes back where that was refused. */
export function useSharing(complaintId: string): {
  load: Load<Sharing>
  wrong: string | undefined
  change: (person: Housemate, reads: boolean) => Promise<void>
} {
  const load = useLoad({
    key: `sharing/${complaintId}`,
    schema: readSharing.answer,
    fetch: () => call(readSharing, { params: { id: complaintId } }),
  })
  const [wrong, setWrong] = useState<string>()
  const keys = useRef(new Map<string, string>())
  const show = ({ userId }: Housemate, sharedAt: number | undefined) => {
    if (!load.value) return
    const { people } = load.value
    load.put({
      people: people.map(it => {
        if (it.userId !== userId) return it
        const { sharedAt: _, ...rest } = it
        return sharedAt === undefined ? rest : { ...rest, sharedAt }
      }),
    })
  }
  const change = async (person: Housemate, reads: boolean) => {
    setWrong(undefined)
    const name = `${person.userId} ${reads}`
    const key = keys.current.get(name) ?? newKey()
    keys.current.set(name, key)
    show(person, reads ? Date.now() : undefined)
    const body = { complaintId, userId: person.userId }
    const done = await (reads ? call(shareMine, { body, key }) : call(unshareMine, { body, key }))
    if (done.ok || done.reason !== 'offline') keys.current.delete(name)
    if (done.ok) return
    show(person, person.sharedAt)
    setWrong(done.sentence)
    if (done.reason !== 'offline') await load.reload()
  }
  return { load, wrong, change }
}
