// One complaint's way, tapped through in a browser: each step ends when its result can be read.

import type { HeldPhone } from './two-phones.ts'

/** Whoever taps: one of the two phones beside each other, or a phone of his own. */
type Hands = Pick<HeldPhone, 'at' | 'tap' | 'write' | 'choosePhotos' | 'seePage'> & {
  see: (words: string) => Promise<void>
}

export const matter = '卫生间吊顶漏水，昨晚开始的，今天水滴变密。'
export const title = '卫生间吊顶漏水'

const idIn = (path: string): string => new URLSearchParams(path.split('?')[1] ?? '').get('id') ?? ''

/** Fills in the complaint form from the first screen and waits until the photos are uploaded. */
export const fillComplaint = async (phone: HeldPhone, photos: readonly Buffer[]): Promise<void> => {
  await phone.tap('file-complaint')
  await phone.seePage('pages/file/index')
  await phone.tap('category-leak')
  await phone.write('text', matter)
  await phone.choosePhotos('add-photo', photos)
  await phone.frame
    .getByText('已传好')
    .nth(photos.length - 1)
    .waitFor()
  await phone.tap('demand-修好')
}

/** What the screen after filing shows. */
export const readReceipt = async (phone: HeldPhone): Promise<{ id: string; number: string }> => {
  await phone.seePage('pages/submitted/index')
  const number = ((await phone.at('number').textContent()) ?? '').trim()
  return { id: idIn(await phone.path()), number }
}

/** Yes to WeChat's messages. */
export const subscribe = async (phone: HeldPhone): Promise<void> => {
  await phone.tap('subscribe')
  await phone.see('好，有进展就发微信告诉您。')
}

const mostScrolls = 40

/** The row of the ledger, scrolled to: a long list draws only what is near the screen. */
export const ledgerRow = async (phone: HeldPhone, id: string) => {
  await phone.seePage('staff/ledger/index')
  const row = phone.at(`row-${id}`)
  const drawn = phone.frame.locator('[id^="row-"]').filter({ visible: true })
  for (let scrolls = 0; scrolls < mostScrolls; scrolls += 1) {
    const isThere = await row.waitFor({ timeout: 700 }).then(
      () => true,
      () => false,
    )
    if (isThere) {
      await row.scrollIntoViewIfNeeded()
      return row
    }
    await drawn.last().scrollIntoViewIfNeeded({ timeout: 2000 })
  }
  throw new Error(`the ledger shows no ${id}`)
}

/** Opens a complaint from the work list: down the list until it can be pressed, for what is far below is not drawn yet. */
export const openFromWork = async (phone: HeldPhone, id: string): Promise<void> => {
  await phone.seePage('staff/work/index')
  const cards = phone.frame.locator('[id^="case-"]').filter({ visible: true })
  for (let scrolls = 0; scrolls < mostScrolls; scrolls += 1) {
    const pressed = phone.at(`case-${id}`).click({ timeout: 700 })
    if (await pressed.then(() => true).catch(() => false)) return phone.seePage('staff/complaint/index')
    // The list may draw anew under the hand.
    await cards
      .last()
      .scrollIntoViewIfNeeded({ timeout: 2000 })
      .catch(() => undefined)
  }
  throw new Error(`the work list shows no ${id}`)
}

export const acceptAndDispatch = async (phone: Hands, handler: string): Promise<void> => {
  await phone.tap('accept')
  await phone.tap('dispatch')
  await phone.seePage('staff/dispatch/index')
  await phone.see(handler)
  await phone.write('instruction', '先止漏')
  await phone.tap('dispatch-send')
  await phone.seePage('staff/complaint/index')
}

export const takeOrder = async (phone: Hands): Promise<void> => {
  await phone.tap('take')
  await phone.at('handle').waitFor()
}

/** Everything a report needs, up to its last button. */
export const fillReport = async (phone: Hands, photo: Buffer): Promise<void> => {
  await phone.tap('handle')
  await phone.seePage('staff/handle/index')
  await phone.choosePhotos('add-photo', [photo])
  await phone.see('已传好')
  await phone.write('did-text', '关阀止漏，换了吊顶板，重做防水')
  await phone.tap('settlement-repaired')
  await phone.tap('cause-construction')
  await phone.tap('liable-contractor')
  await phone.tap('corrective-no')
  await phone.write('corrective-reason', '单户问题，已查过同一立管')
}

export const sendReport = async (phone: Hands): Promise<void> => {
  await phone.tap('report')
  await phone.seePage('staff/complaint/index')
}

export const checkWork = async (phone: Hands): Promise<void> => {
  await phone.tap('check')
  await phone.seePage('staff/check/index')
  await phone.tap('confirm')
  await phone.seePage('staff/complaint/index')
}

export const fillSurvey = async (phone: HeldPhone): Promise<void> => {
  await phone.seePage('pages/survey/index')
  await phone.tap('survey-solved-yes')
  await phone.tap('survey-overall-5')
  await phone.write('survey-text', '师傅收拾得干净')
}

export const sendSurvey = async (phone: HeldPhone): Promise<void> => {
  await phone.tap('survey-submit')
  await phone.see(/谢谢/)
}

export const recordVisit = async (phone: Hands): Promise<void> => {
  await phone.tap('visit')
  await phone.seePage('staff/visit/index')
  await phone.tap('solved-yes')
  await phone.tap('verdict-satisfied')
  await phone.write('visit-words', '不漏了，谢谢周师傅')
  await phone.tap('visit-submit')
  await phone.seePage('staff/complaint/index')
}

export const confirmVisit = async (phone: HeldPhone): Promise<void> => {
  await phone.tap('confirm-visit')
  await phone.see(/您已确认/)
}
