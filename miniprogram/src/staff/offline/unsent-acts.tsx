import { View } from '@tarojs/components'
import { acts } from '../../features/acts/acts.ts'
import { useNow } from '../../features/use-now.ts'
import { momentWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { mayUndo, undo } from './decide.ts'
import { standWords } from './unsent-words.ts'
import { actsOn, useActs, type Waiting } from './use-acts.ts'

function WaitingRow({ act, standing, now }: Waiting & { now: number }) {
  const { icon, word } = standWords(standing)
  const photos = act.photos.length > 0 ? `，${act.photos.length} 张照片` : ''
  return (
    <>
      <ListRow
        id={`unsent-${act.name}`}
        icon={icon}
        word={act.word}
        hint={`${momentWords(act.at, now)} 做的${photos}`}
        value={word}
      />
      {mayUndo(act) && (
        <Button id={`undo-${act.name}`} kind="text" word={`撤回“${act.word}”`} onTap={() => undo(act)} />
      )}
    </>
  )
}

const behindWords = '前面那一步有了结果，这些才接着传。'
const waitWords = '有网自动传，先后不变，只传一次。'

/** What the phone had no room for lives as long as the app does. */
const looseWords = (waiting: readonly Waiting[]): string | undefined => {
  if (waiting.some(({ act }) => !acts.isKept(act.key))) return '有几步没存下来。连上网传完之前，先别关小程序。'
  const isLoose = waiting.some(({ act }) => act.photos.some(({ loose, done }) => loose && !done))
  return isLoose ? '有照片没存下来。连上网传完之前，先别关小程序。' : undefined
}

/** What was done to one complaint and has not arrived: what was refused with its choices, the rest with its way back. */
export function UnsentList({ waiting, title }: { waiting: readonly Waiting[]; title?: string }) {
  const now = useNow()
  const conflict = waiting.find(({ standing }) => standing.at === 'stuck')
  const rest = waiting.filter(it => it !== conflict)
  return (
    <>
      {conflict?.standing.at === 'stuck' && (
        <ConflictCard key={conflict.act.key} act={conflict.act} trouble={conflict.standing.trouble} now={now} />
      )}
      {looseWords(waiting) && (
        <Note loose tone="warn" spoken="status" title="手机存满了">
          {looseWords(waiting)}
        </Note>
      )}
      {rest.length > 0 && (
        <Card title={title ?? `${rest.length} 步等着传`}>
          <View className="mt1 sub">{conflict ? behindWords : waitWords}</View>
          {rest.map(it => (
            <WaitingRow key={it.act.key} {...it} now={now} />
          ))}
        </Card>
      )}
    </>
  )
}

/** The same on the complaint's own pages; nothing where everything has arrived. */
export function UnsentActs({ id }: { id: string }) {
  const waiting = actsOn(useActs(), id)
  return waiting.length > 0 ? <UnsentList waiting={waiting} /> : null
}
