import { View } from '@tarojs/components'
import type { Detail } from '#contract/complaint-views.ts'
import { mostCharacters, mostPhotos, mostRemarkCharacters } from '#domain/complaint/wording.ts'
import { Note } from '../../ui/note.tsx'
import { PhotoGrid } from '../../ui/photo-grid.tsx'
import { usePhotos } from '../photos/use-photos.ts'
import { unsentWords } from './unsent-words.ts'
import type { MyMoves } from './use-my-moves.ts'
import { WordsSheet } from './words-sheet.tsx'

const remark = {
  id: 'remark-text',
  title: '补充说明',
  note: '办事的人会看到，写进办理经过。',
  label: '补充说明',
  placeholder: '有什么新情况',
  word: '补充上去',
  max: mostRemarkCharacters,
} as const

const asked = {
  nextRound: {
    id: 'next-round-text',
    title: '没解决，继续处理',
    note: '客服主管会重新派人。还是这个编号，不用重填。',
    label: '哪里没解决',
    placeholder: '哪里没解决',
    word: '继续处理',
    max: mostCharacters,
  },
  refuseOffer: {
    id: 'refuse-offer-text',
    title: '不同意这个方案',
    note: '您的话会原样记下来，给办事的人看。事情接着办。',
    label: '为什么不同意',
    placeholder: '哪里不同意，您想怎么解决',
    word: '不同意',
    max: mostCharacters,
  },
  objectToDate: {
    id: 'object-text',
    title: '我没有同意这个时间',
    note: '点下面的按钮后，这个约定作废，原来的时限照算，客服主管会联系您。',
    label: '说明（可不填）',
    placeholder: '没有约过，或者约的是别的时间',
    word: '确认，我没有同意',
    max: mostCharacters,
    optional: true,
  },
  appeal: {
    id: 'appeal-text',
    title: '申诉',
    note: '项目经理会重新看。他不改的，再由分管副总定。只能申诉一次，请把理由写全。',
    label: '为什么不同意',
    placeholder: '为什么应该受理，有什么依据',
    word: '提交申诉',
    max: mostCharacters,
  },
} as const

type AskedName = keyof typeof asked
export type WordsSheetName = AskedName | 'remark'

const names: readonly AskedName[] = ['nextRound', 'refuseOffer', 'objectToDate', 'appeal']
/** Shown on the page as soon as they are sent. */
const atOnce: readonly AskedName[] = ['refuseOffer', 'objectToDate']

type WordsSheetsProps = {
  detail: Detail
  open: WordsSheetName | undefined
  moves: MyMoves
  onOpen: (name: WordsSheetName) => void
  onClose: () => void
}

/** Everything a resident may be asked a few words for, one at a time. */
export function WordsSheets({ detail, open, moves, onOpen, onClose }: WordsSheetsProps) {
  return (
    <>
      <RemarkSheet
        detail={detail}
        open={open === 'remark'}
        moves={moves}
        onFailed={() => onOpen('remark')}
        onClose={onClose}
      />
      {names.map(name => (
        <WordsSheet
          key={name}
          {...asked[name]}
          open={open === name}
          wrong={moves.wrongWords}
          kept={unsentWords(detail, name)}
          onSend={moves[name]}
          onClose={onClose}
          {...(atOnce.includes(name) ? { onFailed: () => onOpen(name) } : {})}
        />
      ))}
    </>
  )
}

type RemarkSheetProps = {
  detail: Detail
  open: boolean
  moves: MyMoves
  onFailed: () => void
  onClose: () => void
}

/** 补充说明: words, photos, or both. */
function RemarkSheet({ detail, open, moves, onFailed, onClose }: RemarkSheetProps) {
  const photos = usePhotos({ max: mostPhotos })
  const { shown, inTrouble } = photos
  const send = async (text: string) => {
    const isDone = await moves.remark(text, photos)
    if (isDone) for (const { id } of photos.kept) photos.remove(id)
    return isDone
  }
  return (
    <WordsSheet
      {...remark}
      open={open}
      optional={shown.length > 0}
      wrong={moves.wrongWords}
      kept={unsentWords(detail, 'remark')}
      onSend={send}
      onFailed={onFailed}
      onClose={onClose}
      beside={
        <View className="mt3">
          <PhotoGrid
            addId="remark-photo"
            max={mostPhotos}
            photos={shown}
            onAdd={() => void photos.add('camera')}
            onAlbum={() => void photos.add('album')}
            onDelete={photos.remove}
            onRetry={photos.retry}
            onOpen={photos.open}
          />
          {inTrouble && (
            <Note tone="warn" spoken="alert" className="mt3">
              有照片传不了，删掉它再发。
            </Note>
          )}
        </View>
      }
    />
  )
}
