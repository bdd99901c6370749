import { Text, View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import {
  agreeButtonId,
  agreesByNativeButton,
  onPrivacyQuestion,
  openPrivacyContract,
  type PrivacyQuestion,
} from '../../api/privacy.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.ts'
import { go, pages } from '../go.ts'
import { gatePoints, gateTitle, placePoint, refusalWords } from './gate-words.ts'

/** The question put to this page, and nobody else's: pages below and above keep quiet. */
const useQuestion = (): PrivacyQuestion | undefined => {
  const [question, setQuestion] = useState<PrivacyQuestion>()
  const isShown = useRef(true)
  useDidShow(() => {
    isShown.current = true
  })
  useDidHide(() => {
    isShown.current = false
  })
  const mine = useRef<PrivacyQuestion>()
  useEffect(() => {
    const stop = onPrivacyQuestion(asked => {
      mine.current = isShown.current ? asked : undefined
      setQuestion(mine.current)
    })
    return () => {
      stop()
      // The page is left without a word: that is no yes.
      mine.current?.answer(false)
    }
  }, [])
  return question
}

/** Asks for consent in plain words, over whatever page wanted photos or the phone number. Every page carries it. */
export function PrivacySheet() {
  const question = useQuestion()
  if (!question) return null
  const { scene, answer } = question
  const refuse = () => {
    answer(false)
    toast(refusalWords[scene].after)
  }
  const agree = { id: agreeButtonId, word: '同意', wide: true } as const
  return (
    <Sheet
      open
      title={gateTitle}
      onClose={refuse}
      foot={
        <>
          {agreesByNativeButton ? (
            <Button
              {...agree}
              native={{ openType: 'agreePrivacyAuthorization', onAgreePrivacyAuthorization: () => answer(true) }}
            />
          ) : (
            <Button {...agree} onTap={() => answer(true)} />
          )}
          <Button id="refuse-privacy" kind="text" wide className="mt1" word="不同意" onTap={refuse} />
        </>
      }
    >
      {(scene === 'place' ? [placePoint, ...gatePoints] : gatePoints).map(({ icon, word, text }) => (
        <View key={word} className="fit mt2">
          <Icon name={icon} />
          <View className="grow">
            <Text className="b">{word}</Text>
            <View>{text}</View>
          </View>
        </View>
      ))}
      <View className="sub mt4">{refusalWords[scene].before}</View>
      <View className="mt3">
        <ListRow id="read-privacy" icon="doc" word="看隐私说明" onTap={() => go(pages.privacy)} />
        {agreesByNativeButton && (
          <ListRow id="read-contract" icon="doc" word="微信隐私保护指引" onTap={openPrivacyContract} />
        )}
      </View>
    </Sheet>
  )
}
