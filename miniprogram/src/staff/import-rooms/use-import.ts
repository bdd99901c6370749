import { useRef, useState } from 'react'
import { importRoomTable, permitRoomTable, previewRoomTable, type RoomTablePreview } from '#contract/room-imports.ts'
import { call } from '../../api/call.ts'
import { chooseTable } from '../../api/choose-table.ts'
import { newKey } from '../../api/new-key.ts'
import { sendFile } from '../../api/upload-photo.ts'
import { useJob } from '../features/use-job.ts'
import { wrongBefore } from './import-words.ts'

type Table = { fileId: string; name: string; newBuildings: boolean; newOwners: boolean }
type Busy = { what: 'sending'; percent: number } | { what: 'reading' } | undefined

/** Choosing a table, looking at what it would do, saying yes, and following the import. */
export function useImport(communityId: string) {
  const [table, setTable] = useState<Table>()
  const [preview, setPreview] = useState<RoomTablePreview>()
  const [busy, setBusy] = useState<Busy>()
  const [wrong, setWrong] = useState<string>()
  const { job, setJob } = useJob()
  // A yes that may have arrived is said again under its own key.
  const yes = useRef<{ of: string; key: string }>()

  const look = async (wanted: Table) => {
    setBusy({ what: 'reading' })
    const looked = await call(previewRoomTable, { body: { communityId, ...wanted } })
    setBusy(undefined)
    if (!looked.ok) return setWrong(looked.sentence)
    setTable(wanted)
    setPreview(looked.value)
  }
  const choose = async () => {
    setWrong(undefined)
    const chosen = await chooseTable()
    if (!chosen) return
    const why = wrongBefore(chosen)
    if (why) return setWrong(why)
    setTable(undefined)
    setPreview(undefined)
    setJob(undefined)
    setBusy({ what: 'sending', percent: 0 })
    const permission = await call(permitRoomTable, { body: { communityId }, key: newKey() })
    if (!permission.ok) {
      setBusy(undefined)
      return setWrong(permission.sentence)
    }
    const sent = await sendFile(permission.value, chosen.path, percent => setBusy({ what: 'sending', percent }))
    if (sent !== 'sent') {
      setBusy(undefined)
      return setWrong(sent === 'too-large' ? '文件超过 20 MB，请分成几份。' : '没有传上去，请看看网络，再选一次文件。')
    }
    await look({ fileId: permission.value.fileId, name: chosen.name, newBuildings: true, newOwners: false })
  }
  const change = async (part: Partial<Table>) => {
    setWrong(undefined)
    if (table) await look({ ...table, ...part })
  }
  const more = async () => {
    if (!table || !preview) return
    const next = await call(previewRoomTable, { body: { communityId, ...table, skip: preview.faults.length } })
    if (!next.ok) return setWrong(next.sentence)
    setPreview({ ...preview, faults: [...preview.faults, ...next.value.faults] })
  }
  const confirm = async (goodRows: boolean) => {
    if (!table || !preview) return
    setWrong(undefined)
    const body = { communityId, ...table, sha256: preview.sha256, goodRows }
    const of = JSON.stringify(body)
    const key = yes.current?.of === of ? yes.current.key : newKey()
    yes.current = { of, key }
    const started = await call(importRoomTable, { body, key })
    if (started.ok) setJob(started.value)
    else setWrong(started.sentence)
  }
  return { table, preview, busy, wrong, job, choose, change, more, confirm }
}
