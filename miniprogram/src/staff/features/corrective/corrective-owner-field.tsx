// 整改责任人: anybody who works in the community; whoever did the work and the head of his department stand ready.

import { View } from '@tarojs/components'
import { useState } from 'react'
import { readTeam } from '#contract/team.ts'
import { call } from '../../../api/call.ts'
import { ShowLoad } from '../../../features/show-load.tsx'
import { useLoad } from '../../../features/use-load.ts'
import { useMe } from '../../../features/use-me.ts'
import { Options } from '../../../ui/options.tsx'
import type { LookUpProps } from '../moves/look-up.ts'
import { PickOne } from '../pick-one.tsx'
import { type Ownable, ownersFor, type People, readyAmong } from './corrective-owners.ts'

const other = 'other'

type OwnerProps = Omit<LookUpProps, 'onChange'> & { onChange: (id: string, name: string) => void }

function Choose({ id, label, value, people, onChange }: OwnerProps & { people: readonly Ownable[] }) {
  const [isOpen, setOpen] = useState(false)
  const ready = readyAmong(people, value)
  const rest = people.filter(it => !ready.includes(it))
  const choose = (chosen: string) => {
    const person = people.find(it => it.id === chosen)
    if (!person) return
    setOpen(false)
    onChange(person.id, person.name)
  }
  const more = rest.length > 0 && !isOpen ? [{ value: other, word: '别的同事' }] : []
  return (
    <View>
      <Options
        id={id}
        label={label}
        items={[...ready.map(it => ({ value: it.id, word: it.word })), ...more]}
        value={value ? [value] : []}
        onChange={([one]) => (one === other ? setOpen(true) : one && choose(one))}
      />
      {isOpen && (
        <PickOne
          id={`${id}-other`}
          label={label}
          items={rest.map(it => ({ id: it.id, word: it.name, hint: it.hint }))}
          value={value}
          onChange={choose}
          empty="没有别的同事。"
        />
      )}
    </View>
  )
}

/** Without network there is at least oneself. */
export function CorrectiveOwnerField(props: OwnerProps) {
  const { communityId } = props.detail
  const me = useMe()
  const load = useLoad({
    key: `team/${communityId}`,
    schema: readTeam.answer,
    fetch: () => call(readTeam, { query: { communityId } }),
  })
  const people = (team: People) => ownersFor(team, props.detail, me?.userId)
  const alone = me ? people({ people: [{ id: me.userId, name: me.name, posts: [] }], departments: [] }) : []
  return (
    <View>
      {load.value === undefined && alone.length > 0 && <Choose {...props} people={alone} />}
      <ShowLoad load={load} spoken="正在取同事名单…">
        {team => <Choose {...props} people={people(team)} />}
      </ShowLoad>
    </View>
  )
}
