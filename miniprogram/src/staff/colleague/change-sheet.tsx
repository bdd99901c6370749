import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Colleague, Team } from '#contract/team.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toastDone } from '../../ui/toast.ts'
import type { TeamOf } from '../features/team/use-team.ts'
import { missingIn, workDraftOf } from '../features/team/work-draft.ts'
import { WorkFields } from '../features/team/work-fields.tsx'

type ChangeSheetProps = {
  team: Team
  person: Colleague
  acts: Pick<TeamOf, 'change' | 'wrong'>
  onClose: () => void
}

/** 改岗位: nobody changes his own posts, so his own stand there untouched. */
export function ChangeSheet({ team, person, acts, onClose }: ChangeSheetProps) {
  const [draft, setDraft] = useState(() => workDraftOf(person))
  const save = async () => {
    if (!(await acts.change(person, draft))) return
    toastDone('保存了')
    onClose()
  }
  return (
    <Sheet
      open
      title={`${person.name}的岗位`}
      onClose={onClose}
      foot={<Button id="save-work" wide word="保存" busyWord="正在保存…" disabled={missingIn(draft)} onTap={save} />}
    >
      {acts.wrong && (
        <Note tone="warn" spoken="alert" className="mt2">
          {acts.wrong}
        </Note>
      )}
      {person.isMe && (
        <Note tone="quiet" className="mt2">
          自己的岗位要由别的管理员来改。
        </Note>
      )}
      <View className="mt3">
        <WorkFields team={person.isMe ? { ...team, mayGrant: [] } : team} draft={draft} onChange={setDraft} />
      </View>
    </Sheet>
  )
}
