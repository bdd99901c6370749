import { View } from '@tarojs/components'
import { useState } from 'react'
import { type CategoryBody, roots, type Settings } from '#contract/settings.ts'
import { most } from '#domain/places/settings.ts'
import { categoryIcon, categoryIcons } from '../../features/filing/category-icon.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Note } from '../../ui/note.tsx'
import { Options } from '../../ui/options.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { Tap } from '../../ui/tap.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { bodyOf, type CategoryForm, newQuestion, type QuestionForm, rootWords } from './category-form.ts'

type CategorySheetProps = {
  start: CategoryForm
  isNew: boolean
  departments: Settings['departments']
  wrong: string | undefined
  onSave: (category: CategoryBody) => Promise<boolean>
  onClose: () => void
}

/** 类别: what residents choose from, who handles it, what is asked beside the text. */
export function CategorySheet({ start, isNew, departments, wrong, onSave, onClose }: CategorySheetProps) {
  const [form, setForm] = useState(start)
  const change = (part: Partial<CategoryForm>) => setForm({ ...form, ...part })
  const save = async () => {
    if (await onSave(bodyOf(form))) onClose()
  }
  return (
    <Sheet
      open
      title={isNew ? '加一个类别' : form.name || '类别'}
      onClose={onClose}
      foot={<Button id="category-save" wide word="保存" busyWord="正在保存…" onTap={save} />}
    >
      {wrong && (
        <Note tone="warn" spoken="alert">
          {wrong}
        </Note>
      )}
      <TextField
        id="category-name"
        label="名称"
        max={most.name}
        value={form.name}
        onChange={name => change({ name })}
      />
      <View className="label-l mt4">图标</View>
      <IconChoice value={form.icon} onChange={icon => change({ icon })} />
      <View className="label-l mt4">归到哪一类</View>
      <Options
        id="root"
        label="归到哪一类"
        items={roots.map(value => ({ value, word: rootWords[value] }))}
        value={[form.root]}
        onChange={([root]) => root && change({ root })}
      />
      <View className="label-l mt4">哪个部门办</View>
      <Options
        id="department"
        label="哪个部门办"
        items={departments.map(({ id, name }) => ({ value: id, word: name }))}
        value={[form.departmentId]}
        onChange={([departmentId]) => departmentId && change({ departmentId })}
      />
      <View className="mt4">
        <TextField
          id="category-skill"
          label="要什么技能（可不填）"
          placeholder="比如 防水"
          max={most.skill}
          value={form.skill ?? ''}
          onChange={skill => change({ skill })}
        />
      </View>
      <View className="mt4">
        <TextField
          id="category-example"
          label="给住户看的例子（可不填）"
          placeholder="比如 三楼楼道的灯不亮"
          max={most.example}
          value={form.example ?? ''}
          onChange={example => change({ example })}
        />
      </View>
      <View className="mt4">
        <Switches form={form} onChange={change} />
      </View>
      <Questions questions={form.questions} onChange={questions => change({ questions })} />
      {!isNew && (
        <View className="mt4">
          <SwitchRow
            id="category-retired"
            icon="slash"
            word="停用"
            hint="住户和客服不能再选，已有的投诉照旧"
            on={form.retired === true}
            onChange={retired => change({ retired })}
          />
        </View>
      )}
    </Sheet>
  )
}

function Switches({ form, onChange }: { form: CategoryForm; onChange: (part: Partial<CategoryForm>) => void }) {
  return (
    <>
      <SwitchRow
        id="category-photos"
        icon="camera"
        word="完工要有照片"
        hint="没有照片不能报完工"
        on={form.needsPhotos}
        onChange={needsPhotos => onChange({ needsPhotos })}
      />
      <SwitchRow
        id="category-follow"
        icon="people"
        word="邻居可以跟进"
        hint="公共的事，比如电梯；不提是谁报的"
        on={form.followable === true}
        onChange={followable => onChange({ followable })}
      />
      <SwitchRow
        id="category-hides"
        icon="hide"
        word="默认隐去姓名"
        hint="邻里之间的事，比如噪音"
        on={form.hidesName === true}
        onChange={hidesName => onChange({ hidesName })}
      />
    </>
  )
}

function IconChoice({ value, onChange }: { value: string; onChange: (icon: string) => void }) {
  const shown = categoryIcon(value)
  return (
    <View className="icons-in">
      {categoryIcons.map((icon, at) => (
        <Tap
          key={icon}
          id={`icon-${icon}`}
          className={icon === shown ? 'icon-one icon-on' : 'icon-one'}
          role="radio"
          checked={icon === shown}
          label={`图标 ${at + 1}`}
          onTap={() => onChange(icon)}
        >
          <Icon name={icon} />
        </Tap>
      ))}
    </View>
  )
}

type QuestionsProps = { questions: readonly QuestionForm[]; onChange: (questions: QuestionForm[]) => void }

function Questions({ questions, onChange }: QuestionsProps) {
  const put = (at: number, part: Partial<QuestionForm>) =>
    onChange(questions.map((it, index) => (index === at ? { ...it, ...part } : it)))
  return (
    <View className="mt4">
      <View className="b">补充问题</View>
      <View className="sub">住户填的时候顺便问，可以不答。最多 {most.questions} 题。</View>
      {questions.map((question, at) => (
        <View key={question.id} className="mt4">
          <TextField
            id={`question-${at}`}
            label={`第 ${at + 1} 题`}
            placeholder="比如 哪里在漏"
            max={most.question}
            value={question.words}
            onChange={words => put(at, { words })}
          />
          <View className="mt2">
            <Options
              id={`question-${at}-kind`}
              label="怎么答"
              items={[
                { value: 'choice', word: '选一个' },
                { value: 'text', word: '自己写' },
              ]}
              value={[question.kind]}
              onChange={([kind]) => kind && put(at, { kind })}
            />
          </View>
          {question.kind === 'choice' && (
            <View className="mt2">
              <TextField
                id={`question-${at}-choices`}
                label="选项，用顿号隔开"
                placeholder="天花板、墙面、地面"
                max={most.choices * (most.choice + 1)}
                value={question.choices}
                onChange={choices => put(at, { choices })}
              />
            </View>
          )}
          <Button
            id={`question-${at}-remove`}
            kind="text"
            word="删掉这题"
            onTap={() => onChange(questions.filter((_, index) => index !== at))}
          />
        </View>
      ))}
      {questions.length < most.questions && (
        <Button
          id="question-add"
          className="mt3"
          kind="secondary"
          wide
          icon="plus"
          word="加一题"
          onTap={() => onChange([...questions, newQuestion()])}
        />
      )}
    </View>
  )
}
