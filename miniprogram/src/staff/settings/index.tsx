import './index.css'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CategoryView, Settings } from '#contract/settings.ts'
import { newKey } from '../../api/new-key.ts'
import { categoryIcon } from '../../features/filing/category-icon.ts'
import { go } from '../../features/go.ts'
import { ShowLoad } from '../../features/show-load.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { KeyValue, ListRow } from '../../ui/list-row.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Words } from '../../ui/words.tsx'
import { ownReplies } from '../features/canned/canned-words.ts'
import { missingSteps } from '../features/set-up-words.ts'
import { staffUrl } from '../features/staff-url.ts'
import { useSetUp } from '../features/use-set-up.ts'
import { Beside } from './beside.tsx'
import { formOf, newCategory } from './category-form.ts'
import { CategorySheet } from './category-sheet.tsx'
import { PhonesSheet, PlacesSheet } from './list-sheets.tsx'
import { RepliesCard } from './replies-card.tsx'
import { ReplySheet } from './reply-sheet.tsx'
import { SwitchesCard } from './switches-card.tsx'
import { useSettings } from './use-settings.ts'

type Open = { what: 'category' | 'reply'; id: string | undefined } | { what: 'phones' } | { what: 'places' }

/** 小区设置: what residents choose from and whom they ring. The administrator changes it, others in charge read it. */
export default function SettingsPage() {
  const { communityId = '' } = useRouter().params
  const settings = useSettings(communityId)
  const { load, wrong, forget } = settings
  const [opened, setOpened] = useState<{ open: Open; value: Settings }>()
  usePullDownRefresh(() => void load.reload().then(() => Taro.stopPullDownRefresh()))
  const close = () => {
    forget()
    setOpened(undefined)
  }
  const sheet = opened && (
    <SettingSheet {...opened} wrong={wrong} changes={settings.changing(opened.value)} onClose={close} />
  )
  return (
    <Page className="page-cols" nav={<NavBar title="小区设置" homeUrl={staffUrl.work} />} over={sheet}>
      <ShowLoad load={load} spoken="正在取设置…">
        {shown => (
          <>
            <Shown value={shown} communityId={communityId} onOpen={open => setOpened({ open, value: shown })} />
            <SwitchesCard
              value={shown}
              wrong={opened ? undefined : wrong}
              onSwitch={settings.changing(shown).saveSwitch}
            />
          </>
        )}
      </ShowLoad>
    </Page>
  )
}

type SettingSheetProps = {
  open: Open
  value: Settings
  wrong: string | undefined
  changes: ReturnType<ReturnType<typeof useSettings>['changing']>
  onClose: () => void
}

/** `value`: the settings as they were when it was opened. */
function SettingSheet({ open, value, wrong, changes, onClose }: SettingSheetProps) {
  const common = { wrong, onClose }
  if (open.what === 'phones') return <PhonesSheet {...common} start={value.phones} onSave={changes.savePhones} />
  if (open.what === 'places') return <PlacesSheet {...common} start={value.places} onSave={changes.savePlaces} />
  if (open.what === 'reply') {
    const replies = ownReplies(value.replies ?? [])
    const known = replies.find(it => it.id === open.id)
    const others = replies.filter(it => it !== known)
    return (
      <ReplySheet
        {...common}
        start={known ?? { id: newKey(), use: 'message', text: '' }}
        isNew={!known}
        onSave={reply =>
          changes.saveReplies(known ? replies.map(it => (it === known ? reply : it)) : [...replies, reply])
        }
        onRemove={() => changes.saveReplies(others)}
      />
    )
  }
  const known = value.categories.find(it => it.id === open.id)
  return (
    <CategorySheet
      {...common}
      start={known ? formOf(known) : newCategory(value.departments[0]?.id ?? '')}
      isNew={!known}
      departments={value.departments}
      onSave={changes.saveCategory}
    />
  )
}

const hintOf = ({ departments }: Settings, category: CategoryView): string => {
  const { departmentId, skill, needsPhotos, followable, hidesName, questions = [] } = category
  return [
    departments.find(it => it.id === departmentId)?.name,
    skill,
    needsPhotos && '完工要照片',
    followable && '邻居可跟进',
    hidesName && '隐去姓名',
    questions.length > 0 && `${questions.length} 个补充问题`,
  ]
    .filter(it => typeof it === 'string')
    .join('，')
}

/** The way to 开始清单, as long as something on it is missing. */
function StillMissing({ communityId }: { communityId: string }) {
  const { value } = useSetUp(communityId)
  const missing = value ? missingSteps(value) : 0
  if (missing === 0) return null
  return (
    <Card>
      <ListRow
        id="set-up"
        icon="flag"
        tone="warn"
        word="开始清单"
        hint={`还差 ${missing} 项才能用`}
        onTap={() => go(staffUrl.setUp(communityId))}
      />
    </Card>
  )
}

type ShownProps = { value: Settings; communityId: string; onOpen: (open: Open) => void }

function Shown({ value, communityId, onOpen }: ShownProps) {
  const { categories, phones, places, mayChange } = value
  return (
    <>
      {mayChange && <StillMissing communityId={communityId} />}
      <Card>
        <ListRow
          id="communities"
          icon="building"
          word={value.name}
          hint="小区名称、部门，加一个小区"
          onTap={() => go(staffUrl.communities(communityId))}
        />
      </Card>
      {!mayChange && (
        <Note loose tone="quiet">
          只有管理员能改。
        </Note>
      )}
      <Beside communityId={communityId} />
      <Card title="类别">
        {categories.map(category => (
          <ListRow
            key={category.id}
            id={`category-${category.id}`}
            icon={categoryIcon(category.icon)}
            word={category.name}
            hint={<Words>{hintOf(value, category)}</Words>}
            label={`${category.name}，${hintOf(value, category)}`}
            {...(category.retired ? { value: '已停用' } : {})}
            {...(mayChange ? { onTap: () => onOpen({ what: 'category', id: category.id }) } : {})}
          />
        ))}
        {mayChange && (
          <Button
            id="category-add"
            className="mt3"
            kind="secondary"
            wide
            icon="plus"
            word="加一个类别"
            onTap={() => onOpen({ what: 'category', id: undefined })}
          />
        )}
      </Card>
      <Card title="紧急电话">
        {phones.map(({ name, phone }) => (
          <KeyValue key={name} name={name}>
            {phone}
          </KeyValue>
        ))}
        {mayChange && (
          <Button
            id="phones-change"
            className="mt3"
            kind="neutral"
            wide
            word="改紧急电话"
            onTap={() => onOpen({ what: 'phones' })}
          />
        )}
      </Card>
      <Card title="公共区域">
        <View>{places.map(({ name, inBuildings }) => (inBuildings ? `${name}（每栋）` : name)).join('、')}</View>
        {mayChange && (
          <Button
            id="places-change"
            className="mt3"
            kind="neutral"
            wide
            word="改公共区域"
            onTap={() => onOpen({ what: 'places' })}
          />
        )}
      </Card>
      <RepliesCard value={value} onOpen={id => onOpen({ what: 'reply', id })} />
    </>
  )
}
