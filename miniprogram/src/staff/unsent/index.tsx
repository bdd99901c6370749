import { View } from '@tarojs/components'
import { actSender } from '../../features/acts/acts.ts'
import { goInstead } from '../../features/go.ts'
import { Blank } from '../../ui/blank.tsx'
import { BottomBar } from '../../ui/bottom-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { staffUrl } from '../features/staff-url.ts'
import { isRegistration } from '../offline/register-act.ts'
import { UnsentList } from '../offline/unsent-acts.tsx'
import { UnsentRegister } from '../offline/unsent-register.tsx'
import { actsOn, useActs, type Waiting } from '../offline/use-acts.ts'

const isRefused = ({ standing }: Waiting): boolean => standing.at === 'stuck'

/** By complaint: those that need the person first, then the oldest. */
const matters = (waiting: readonly Waiting[]): string[] => {
  const refused = waiting.filter(isRefused).map(({ act }) => act.complaintId)
  return [...new Set([...refused, ...waiting.map(({ act }) => act.complaintId)])]
}

/** 还没传的: everything done without network, complaint by complaint, in its order. */
export default function UnsentWork() {
  const waiting = useActs()
  const ids = matters(waiting)
  return (
    <Page
      nav={<NavBar title="还没传的" homeUrl={staffUrl.work} />}
      bar={
        waiting.length > 0 && (
          <BottomBar>
            <Button id="send-now" kind="secondary" icon="refresh" word="现在传" onTap={actSender.lookAgain} />
          </BottomBar>
        )
      }
    >
      {waiting.length > 0 && !waiting.some(isRefused) && (
        <Note loose tone="calm" icon="check" spoken="status" title="都在手机里，没有丢">
          关掉小程序、重启手机都不会丢。一有网就按先后传上去。
        </Note>
      )}
      {ids.map(id => {
        const own = actsOn(waiting, id)
        const [first] = own
        const isNew = first !== undefined && isRegistration(first.act)
        return (
          <View key={id}>
            <Section title={first?.act.title ?? ''} aside={first?.act.number ?? ''} />
            {isNew ? <UnsentRegister {...first} /> : <UnsentList waiting={own} />}
          </View>
        )
      })}
      {waiting.length === 0 && (
        <Blank
          kind="empty"
          title="都传上去了"
          action={{ id: 'to-work', word: '回工作台', icon: 'list', onTap: () => goInstead(staffUrl.work) }}
        >
          没有等着传的。
        </Blank>
      )}
    </Page>
  )
}
