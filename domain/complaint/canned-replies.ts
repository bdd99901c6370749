// 常用语: ready words for what staff write, by state, kind and category, filled from what is known of the complaint.

import type { Category, RequestKind } from './classes.ts'
import type { State } from './complaint.ts'

export const cannedUses = ['message', 'answer', 'remedial', 'decline', 'progress', 'visit'] as const
/** What is being written: 留言, 答复, 做了什么, 不予受理的原因, 进展, 住户的原话. */
export type CannedUse = (typeof cannedUses)[number]

/** What can stand in braces: 称呼 of the customer, 事项 投诉 or 报修, the others as they are called. */
export const placeholders = ['称呼', '地点', '编号', '处理人', '时限', '类别', '事项'] as const

/** In characters, filled in; short enough for every field that takes one. */
export const mostCannedCharacters = 200
const mostValueCharacters = 24

/** A ready text of the community's own. `root`: only for categories of that kind; missing for all. */
export type OwnReply = { id: string; use: CannedUse; text: string; root?: Category['root'] | undefined }

type Canned = {
  id: string
  use: CannedUse
  text: string
  states?: readonly State[]
  kinds?: readonly RequestKind[]
  roots?: readonly Category['root'][]
  /** Of a visit: for what the customer said, solved or not. */
  solved?: boolean
}

const matters = ['complaint', 'repair'] as const
const works = ['engineering'] as const
const orders = ['property-service'] as const
const offices = ['customer-service', 'sales'] as const
const early = ['submitted', 'accepted'] as const
const atWork = ['dispatched', 'handling'] as const

type Rest = Omit<Canned, 'id' | 'use' | 'text'>
const canned =
  (use: CannedUse, rest: Rest = {}) =>
  (id: string, text: string, more: Rest = {}): Canned => ({ id: `${use}-${id}`, use, text, ...rest, ...more })

const message = canned('message')
const answer = canned('answer', { kinds: matters })
const remedial = canned('remedial', { kinds: matters })
const decline = canned('decline')
const progress = canned('progress')
const visit = canned('visit')

const messages: readonly Canned[] = [
  message('home', '师傅要进屋查看。请告诉我们您哪几天、几点在家。', {
    states: ['accepted', ...atWork],
    kinds: matters,
    roots: works,
  }),
  message('parts', '已经看过，需要订材料。材料一到，{处理人}就打电话和您约上门时间。', {
    states: ['handling'],
    kinds: matters,
    roots: works,
  }),
  message('once-more', '已经上门看过，还要再来一次才能办完。来之前会打电话和您约时间。', {
    states: ['handling'],
    kinds: matters,
    roots: works,
  }),
  message('look', '已经安排人到现场查看，有了结果就告诉您。', { states: atWork, kinds: matters, roots: orders }),
  message('talked', '已经当面劝阻，这几天会继续查看。如果再发生，请马上告诉我们。', {
    states: ['handling'],
    kinds: matters,
    roots: orders,
  }),
  message('asking', '正在和有关部门核实，清楚以后给您打电话。', { states: ['accepted', ...atWork], roots: offices }),
  message('received', '您的{事项}已经收到。编号是{编号}。最晚{时限}前办完并答复您。', {
    states: early,
    kinds: ['complaint', 'repair', 'question'],
  }),
  message('call-first', '我们会先打电话向您了解情况，请留意接听。', { states: early, kinds: matters }),
  message('tell-more', '请补充两点：什么时候开始的，具体在什么位置。有照片的话，请一起发来。', {
    states: [...early, ...atWork],
    kinds: matters,
  }),
  message('handler', '{处理人}负责处理您的{事项}，会先打电话和您约时间。', { states: atWork, kinds: matters }),
  message('longer', '这件事比预想的费时间，正在继续处理。最晚{时限}前办完并答复您。', {
    states: ['handling'],
    kinds: matters,
  }),
  message('checking', '现场已经处理完，部门负责人正在审核。审核通过后正式答复您。', {
    states: ['checking'],
    kinds: matters,
  }),
  message('answered', '处理结果已经答复您。还有问题的话，请在小程序里告诉我们。', { states: ['answered', 'closed'] }),
  message('will-call', '我们会打电话回访，听听您对处理结果的意见。', { states: ['answered'] }),
  message('sorry', '给您添了麻烦，很抱歉。', { kinds: matters }),
  message('question', '您问的事，会由负责的同事答复您。', { states: [...early, ...atWork], kinds: ['question'] }),
  message('thanks', '谢谢您的表扬，我们会转告本人和所在部门。', { kinds: ['praise'] }),
]

const answers: readonly Canned[] = [
  answer('repaired', '{类别}的问题已经修好，试过没有再出现。如果再发生，请马上告诉我们，我们再上门。', {
    roots: works,
  }),
  answer('warranty', '经核对，这一处属于开发商保修的范围，已经转给开发商安排维修。我们会跟进，办完后告诉您。', {
    roots: ['engineering', 'sales'],
  }),
  answer('talked', '已经当面劝阻，对方答应不再发生。我们会继续查看，如果再发生，请马上告诉我们。', { roots: orders }),
  answer('cleaned', '已经清理干净，并把这里列入每天的检查。', { roots: orders }),
  answer('staff', '已经向当班员工了解情况，并作了批评教育。给您带来不便，我们很抱歉。', {
    kinds: ['complaint'],
    roots: ['property-service', ...offices],
  }),
  answer('explained', '已经打电话向您说明情况。还有不清楚的地方，请随时告诉我们。', {
    kinds: [...matters, 'question'],
  }),
  answer('done', '您反映的{类别}问题已经处理好。不满意的话，请在小程序里说明，我们再处理一次。'),
  answer('question', '您问的事已经和有关部门核实清楚，说明如下。', { kinds: ['question'] }),
  answer('suggestion', '谢谢您的建议，已经转给负责的部门研究。有了结果再告诉您。', { kinds: ['question'] }),
  answer('thanks', '谢谢您的表扬。已经转告本人，我们会继续做好。', { kinds: ['praise'] }),
]

const remedials: readonly Canned[] = [
  remedial('repaired', '已上门查看，找到原因并修好。试用后没有再出现。', { roots: works }),
  remedial('replaced', '已更换损坏的部件，试用正常。', { roots: works }),
  remedial('redone', '破损的地方已重新做好，现场已清理干净。', { roots: works }),
  remedial('talked', '已到现场查看并当面劝阻，对方答应不再发生。', { roots: orders }),
  remedial('cleaned', '已清理干净，并列入每天的检查。', { roots: orders }),
  remedial('patrol', '已加派人员巡查，连续查看没有再发生。', { roots: orders }),
  remedial('checked', '已和有关部门核实，并把结果告诉您。', { roots: offices, kinds: [...matters, 'question'] }),
  remedial('explained', '已打电话向您说明情况。', { kinds: [...matters, 'question'] }),
  remedial('seen', '{类别}的问题已处理好，处理完请您当面看过。'),
  remedial('thanks', '已转告本人和所在部门。', { kinds: ['praise'] }),
]

const declines: readonly Canned[] = [
  decline('own-home', '这一处在您家里，属于自家维修的范围。您可以自己请人修，也可以联系客服，由我们上门报价。', {
    kinds: matters,
    roots: works,
  }),
  decline('neighbours', '这是邻里之间的纠纷，物业可以劝说，不能强制。您可以请社区居委会调解。', {
    kinds: matters,
    roots: orders,
  }),
  decline('developer', '这件事由开发商负责。请联系购房合同上的客服，需要的话我们帮您转达。', {
    roots: ['engineering', 'sales'],
  }),
  decline('not-ours', '这件事不属于物业负责的范围。您可以拨打 12345 政务服务热线，由主管部门处理。'),
  decline('same', '您已经有一件同样的{事项}在办，进展和答复都在那一件里。'),
  decline('unreached', '几次联系您都没有联系上，还不清楚具体是什么事。请写明时间、地点和经过，重新提交。'),
]

const progresses: readonly Canned[] = [
  progress('maker', '已联系厂家，等厂家上门。', { kinds: matters, roots: works }),
  progress('parts', '材料已订，到货就装。', { kinds: matters, roots: works }),
  progress('talked', '已到现场查看并当面劝阻，继续巡查。', { kinds: matters, roots: orders }),
  progress('asking', '已请有关部门核实，等答复。', { roots: offices }),
  progress('agreed', '已打电话联系，约好了上门时间。', { kinds: matters }),
  progress('no-answer', '打了电话没人接，稍后再打。'),
  progress('looked', '已到{地点}看过。还没办完，明天继续。', { kinds: matters }),
  progress('tomorrow', '今天看过，还没办完，明天继续。', { kinds: matters }),
  progress('by-then', '正在处理，最晚{时限}前办完。', { kinds: matters }),
]

const visits: readonly Canned[] = [
  visit('solved', '住户说问题已经解决，没有再出现。', { kinds: matters, solved: true }),
  visit('worker', '住户说修好了，师傅的态度也好。', { kinds: matters, roots: works, solved: true }),
  visit('faster', '住户说解决了，希望以后处理快一些。', { kinds: matters, solved: true }),
  visit('still', '住户说{类别}的问题还在，要求再处理一次。', { kinds: matters, solved: false }),
  visit('partly', '住户说只处理了一部分，还有没做完的。', { kinds: matters, solved: false }),
  visit('again', '住户说处理以后又出现了。', { kinds: matters, solved: false }),
  visit('clear', '住户说已经清楚了，没有别的要求。', { solved: true }),
  visit('unclear', '住户说还没有说清楚，要求再答复一次。', { solved: false }),
]

const replies = [...messages, ...answers, ...remedials, ...declines, ...progresses, ...visits]

/** What is known where the words are written. States, kinds and roots a phone does not know are no reason to fail. */
export type KnownForReply = {
  state: string
  kind: string
  /** Of the category. */
  root?: string | undefined
  number: string
  category: string
  place: string
  customer: string
  handler?: string | undefined
  /** The promised end in words, without 前; only while it lies ahead. */
  due?: string | undefined
  /** Somebody reads the words who must not learn who complained or where: the name is hidden, or neighbours read along. */
  isNameless: boolean
  /** Of a visit: what was chosen so far. */
  solved?: boolean | undefined
  /** Something stands in the field already: no second greeting. */
  isBegun: boolean
}

/** `body`: the text without its greeting, for a list. */
export type CannedReply = { id: string; text: string; body: string }

const kindNames = new Map([
  ['complaint', '投诉'],
  ['repair', '报修'],
  ['question', '咨询'],
  ['praise', '表扬'],
])

/** A value that can stand in a sentence: no figures like a phone's, no break inside. */
const usable = (value: string | undefined): string | undefined => {
  const tidy = value?.trim() ?? ''
  const isOdd = /[。\n]|\d{7}|未记|未公开/u.test(tidy.replace(/[ -]/gu, ''))
  return tidy === '' || isOdd || [...tidy].length > mostValueCharacters ? undefined : tidy
}

const valuesOf = (known: KnownForReply): ReadonlyMap<string, string | undefined> => {
  const { isNameless, category } = known
  return new Map([
    ['称呼', isNameless ? undefined : usable(known.customer)],
    ['地点', isNameless ? undefined : usable(known.place)],
    // The number's year, month and serial would look like a phone's figures.
    ['编号', /^[A-Z]?\d{4}-\d{1,6}$/u.test(known.number) ? known.number : undefined],
    ['处理人', usable(known.handler)],
    ['时限', usable(known.due)],
    ['类别', /^其[他它]/u.test(category) ? undefined : usable(category)],
    ['事项', kindNames.get(known.kind)],
  ])
}

/** Chinese and figures stand apart by a space, but not before a stop. */
const spaced = (value: string): string => value.replace(/^(?=[\dA-Z])/iu, ' ').replace(/[\dA-Z]$/iu, '$& ')

const sentencesOf = (text: string): string[] => text.replace(/。/gu, '。\n').trim().split('\n')

/** The text without the sentences that need what is not known; undefined where that is the first, which the others lean on. */
const filled = (text: string, values: ReadonlyMap<string, string | undefined>): string | undefined => {
  const [first, ...others] = sentencesOf(text).map(sentence => {
    const whole = sentence.replace(/\{(.+?)\}/gu, (hole, name) => spaced(values.get(name) ?? hole))
    return /[{}]/u.test(whole) ? undefined : whole.trim().replace(/ (?=[，。])/gu, '')
  })
  return first && [first, ...others].join('')
}

const has = (list: readonly string[] | undefined, one: string | undefined): boolean =>
  list === undefined || (one !== undefined && list.includes(one))

const isFor = ({ states, kinds, roots, solved }: Canned, known: KnownForReply): boolean =>
  has(states, known.state) &&
  has(kinds, known.kind) &&
  has(roots, known.root) &&
  (known.solved === undefined || solved === undefined || known.solved === solved)

/** Only what goes to the customer alone; an answer is read by every household merged into the complaint. */
const greets = (use: CannedUse): boolean => use === 'message' || use === 'decline'

/**
 * The ready words for what is being written: the community's own first, then those of the category, each filled. Ours are at
 * most `mostCannedCharacters` long and never hold a phone number. Never with an open placeholder, or a name or place where
 * `isNameless`.
 */
export const cannedReplies = (use: CannedUse, known: KnownForReply, own: readonly OwnReply[] = []): CannedReply[] => {
  const values = valuesOf(known)
  const greeting = (greets(use) && !known.isBegun && filled('{称呼}，您好。', values)) || ''
  const ofCommunity = own.map(({ root, ...reply }): Canned => ({ ...reply, ...(root ? { roots: [root] } : {}) }))
  return [...ofCommunity, ...replies]
    .filter(reply => reply.use === use && isFor(reply, known))
    .flatMap(({ id, text }) => {
      const body = filled(text, values)
      return body ? [{ id, text: `${greeting}${body}`, body }] : []
    })
}
