import { View } from '@tarojs/components'
import type { Act } from '../../features/acts/act.ts'
import { actSender, acts, freePhotosOf } from '../../features/acts/acts.ts'
import { goInstead } from '../../features/go.ts'
import { useNow } from '../../features/use-now.ts'
import { momentWords } from '../../features/when.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Note } from '../../ui/note.tsx'
import { ask, toast } from '../../ui/toast.ts'
import { registerDrafts } from '../features/register/registers.ts'
import { staffUrl } from '../features/staff-url.ts'
import { draftOfRegister } from './register-act.ts'
import { standWords } from './unsent-words.ts'
import { useActs, type Waiting } from './use-acts.ts'

const underWay = '正在传，请等一会儿'

/** Back into the form it was written in; it stays handed over where the form cannot be kept. */
function openAgain(act: Act) {
  const draft = draftOfRegister(act, Date.now())
  if (!draft) return toast('这张登记打不开了，请看着重新登记')
  if (act.sent) return toast(underWay)
  if (!registerDrafts.keep(draft)) return toast('手机存满了，先清一些再改')
  if (actSender.remove(act.key)) return goInstead(staffUrl.goOnRegister(draft.communityId, draft.key))
  registerDrafts.drop(act.key)
  toast(underWay)
}

async function throwAway(act: Act) {
  const question = { title: '扔掉这张登记？', text: '写的和拍的都会删掉，找不回来。', yes: '扔掉', no: '留着' }
  if (!(await ask(question))) return
  if (!actSender.remove(act.key)) return toast(underWay)
  freePhotosOf(act)
}

/** A registration that has not arrived: where it stands, and while nothing of it was sent the way back into its form. */
export function UnsentRegister({ act, standing }: Waiting) {
  const now = useNow()
  const { icon, word } = standWords(standing)
  const isRefused = standing.at === 'stuck'
  const photos = act.photos.length > 0 ? `，${act.photos.length} 张照片` : ''
  return (
    <Card>
      {isRefused && (
        <Note tone="warn" spoken="alert" title="没登记上">
          {standing.trouble.sentence}
        </Note>
      )}
      {!acts.isKept(act.key) && (
        <Note tone="warn" spoken="status" title="手机存满了" className="mt3">
          没存下来。连上网传完之前，先别关小程序。
        </Note>
      )}
      <ListRow
        icon={icon}
        word={`${act.word}：${act.title}`}
        hint={`${momentWords(act.at, now)} 写的${photos}`}
        value={isRefused ? '' : word}
      />
      {!isRefused && <View className="sub">有网自动登记，只登记一次，到时才有编号。</View>}
      {act.sent === undefined && (
        <View className="mt3">
          <Button
            id={`rewrite-${act.key}`}
            kind={isRefused ? 'secondary' : 'text'}
            wide={isRefused}
            word={isRefused ? '打开改一改' : '先不登记，打开接着写'}
            onTap={() => openAgain(act)}
          />
          {isRefused && <Button id={`throw-away-${act.key}`} kind="text" word="扔掉" onTap={() => throwAway(act)} />}
        </View>
      )}
    </Card>
  )
}

/** In the place of the form, once it was handed over without network. */
export function HandedOver({ registration }: { registration: string }) {
  const own = useActs().find(({ act }) => act.key === registration)
  const isSafe = own !== undefined && own.standing.at !== 'stuck' && acts.isKept(registration)
  return (
    <>
      {isSafe && (
        <Note loose tone="calm" icon="check" spoken="status" title="存在手机里了，等着登记">
          可以接着登记别的，关掉小程序也不会丢。
        </Note>
      )}
      {own && <UnsentRegister {...own} />}
    </>
  )
}
