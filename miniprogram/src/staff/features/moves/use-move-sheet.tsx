import { type ReactNode, useState } from 'react'
import * as z from 'zod/mini'
import type { Photos } from '../../../features/photos/use-photos.ts'
import { toastDone } from '../../../ui/toast.ts'
import { takenBackSaid } from '../../offline/taken-back.ts'
import type { useStaffComplaint } from '../complaint/use-staff-complaint.ts'
import { useKept } from '../use-kept.ts'
import type { StartMove } from './move-buttons.tsx'
import { bodyOf, type MoveForm, type Said } from './move-form.ts'
import { MoveSheet } from './move-sheet.tsx'
import { addsPlace, placeOnArrival } from './place-on-arrival.ts'

/** What was entered in each form of a complaint, until it is sent. */
const Drafts = z.record(z.string(), z.record(z.string(), z.optional(z.union([z.string(), z.number(), z.boolean()]))))
type Drafts = Readonly<Record<string, Said>>

const without = (drafts: Drafts, name: string): Drafts =>
  Object.fromEntries(Object.entries(drafts).filter(([it]) => it !== name))

type Opened = { form: MoveForm; index: number | undefined }

type MoveSheets = {
  start: StartMove
  /** Over the page, while a form is open. */
  sheet: ReactNode
  isOpen: boolean
}

const hasWords = ({ fields }: MoveForm, said: Said = {}): boolean =>
  fields.some(({ kind, name }) => kind === 'text' && String(said[name] ?? '').trim() !== '')

const nameOf = ({ form, index }: Opened): string => (index === undefined ? form.id : `${form.id}/${index}`)

/**
 * The moves beside the main path: opens their forms, keeps what was written until it has been sent, and sends it once.
 * `onDone` hears when one has been made.
 */
export function useMoveSheet(
  { id, load, act }: ReturnType<typeof useStaffComplaint>,
  now: number,
  onDone?: () => void,
): MoveSheets {
  const [opened, setOpened] = useState<Opened>()
  const { value: drafts, put: setDrafts } = useKept(`moves/${id}`, Drafts, {})
  const detail = load.value
  const send = async (which: Opened, photos?: Photos) => {
    const name = nameOf(which)
    const { form, index } = which
    const said = { ...drafts[name], ...(index === undefined ? {} : { index }) }
    const { turn: _, ...entered } = bodyOf(form, 1, said)
    const body = { ...entered, ...(form.place ? await placeOnArrival(drafts[name]?.withPlace === true) : {}) }
    const { move, word, endpoint } = form
    const hasPhotos = photos && photos.kept.length > 0
    const given = await act.give({
      move,
      word,
      endpoint,
      body,
      ...(hasPhotos ? { photos } : {}),
      form: { name, said },
    })
    if (!given) return
    setDrafts(others => without(others, name))
    setOpened(undefined)
    if (given === 'done') toastDone(form.done)
    onDone?.()
  }
  const start: StartMove = (form, index) => {
    act.forget()
    if (form.atOnce) return send({ form, index })
    const name = nameOf({ form, index })
    const back = takenBackSaid(id, name)
    const begun = back ?? (form.place && { withPlace: addsPlace() })
    if (begun) setDrafts(before => ({ ...before, [name]: begun }))
    setOpened({ form, index })
  }
  // Somebody else may have been faster: a form whose move is over closes, and the page says why. One with words in it stays,
  // for they are not to be lost: sent, they come to stand on the page to be kept as a note.
  const isOver = opened !== undefined && !detail?.moves.includes(opened.form.move)
  const shown = isOver && !hasWords(opened.form, drafts[nameOf(opened)]) ? undefined : opened
  const name = shown ? nameOf(shown) : ''
  return {
    start,
    isOpen: shown !== undefined,
    sheet: shown && detail && (
      <MoveSheet
        key={name}
        form={shown.form}
        detail={detail}
        now={now}
        said={drafts[name] ?? {}}
        change={part => setDrafts(before => ({ ...before, [name]: { ...before[name], ...part } }))}
        wrong={act.wrong}
        onClose={() => {
          act.forget()
          setOpened(undefined)
        }}
        onSend={photos => send(shown, photos)}
      />
    ),
  }
}
