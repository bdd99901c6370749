import type { WorkPage } from '#contract/staff.ts'
import { go } from '../../../features/go.ts'
import { Card } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list-row.tsx'
import { staffUrl } from '../staff-url.ts'
import { owedWords } from './corrective-words.ts'

type CorrectiveLineProps = { communityId: string; owed: WorkPage['correctives'] }

/** Over the work list, where the reader owes any: the way to his corrective actions. */
export function CorrectiveLine({ communityId, owed }: CorrectiveLineProps) {
  if (!owed) return null
  return (
    <Card>
      <ListRow
        id="to-correctives"
        icon={owed.overdue > 0 ? 'overdue' : 'wrench'}
        {...(owed.overdue > 0 ? { tone: 'warn' as const } : {})}
        word="整改"
        hint={owedWords(owed)}
        onTap={() => go(staffUrl.correctives(communityId, 'mine'))}
      />
    </Card>
  )
}

/** In the round before going home: the way to all that is not verified yet. */
export function CorrectivesRow({ communityId }: Pick<CorrectiveLineProps, 'communityId'>) {
  return (
    <Card>
      <ListRow
        id="to-all-correctives"
        icon="wrench"
        word="整改"
        hint="还没办完、没验证的，按期限排"
        onTap={() => go(staffUrl.correctives(communityId, 'community'))}
      />
    </Card>
  )
}
