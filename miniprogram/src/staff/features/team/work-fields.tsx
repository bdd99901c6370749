import { View } from '@tarojs/components'
import type { Team } from '#contract/team.ts'
import { roleWords } from '#contract/words.ts'
import type { Role } from '#domain/people/actor.ts'
import { departmental } from '#domain/people/team.ts'
import { Options } from '../../../ui/options.tsx'
import type { WorkDraft } from './work-draft.ts'

type WorkFieldsProps = {
  team: Pick<Team, 'mayGrant' | 'departments' | 'buildings' | 'skills'>
  draft: WorkDraft
  onChange: (draft: WorkDraft) => void
}

/** 岗位、部门、技能、片区. Posts that are not the reader's to give stay as they are and cannot be tapped. */
export function WorkFields({ team, draft, onChange }: WorkFieldsProps) {
  const mayGive = team.mayGrant.flatMap(it => (it === 'unknown' ? [] : [it]))
  const shown = [...mayGive, ...draft.roles.filter(it => !mayGive.includes(it))]
  const named = team.departments.map(({ id, name }) => ({ value: id, word: name }))
  const withDepartment = draft.roles.filter(it => departmental.includes(it))
  return (
    <>
      <View className="label-l">岗位</View>
      <Options<Role>
        id="post"
        label="岗位"
        several
        items={shown.map(value => ({ value, word: roleWords[value], disabled: !mayGive.includes(value) }))}
        value={draft.roles}
        onChange={roles => onChange({ ...draft, roles })}
      />
      {withDepartment.map(role => (
        <View key={role} className="mt4">
          <View className="label-l">{`在哪个部门做${roleWords[role]}`}</View>
          <Options
            id={`department-${role}`}
            label={`在哪个部门做${roleWords[role]}`}
            several
            items={named.map(it => ({ ...it, disabled: !mayGive.includes(role) }))}
            value={draft.departments[role] ?? []}
            onChange={chosen => onChange({ ...draft, departments: { ...draft.departments, [role]: chosen } })}
          />
        </View>
      ))}
      {draft.roles.includes('handler') && (
        <View className="mt4">
          <View className="label-l">会做什么</View>
          <Options
            id="skill"
            label="会做什么"
            several
            items={[...new Set([...team.skills, ...draft.skills])].map(it => ({ value: it, word: it }))}
            value={draft.skills}
            onChange={skills => onChange({ ...draft, skills })}
          />
        </View>
      )}
      <View className="mt4">
        <View className="label-l">负责的片区（可不选）</View>
        <Options
          id="building"
          label="负责的片区"
          several
          items={team.buildings.map(({ id, name }) => ({ value: id, word: name }))}
          value={draft.buildingIds}
          onChange={buildingIds => onChange({ ...draft, buildingIds })}
        />
      </View>
    </>
  )
}
