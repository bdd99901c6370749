// The closed list of refusals and the Chinese sentence a person reads for each. Server and phone share it.

import type { RefusalFacts } from '#domain/result.ts'
import { stateWords } from './words.ts'

type Sentence = string | ((facts: RefusalFacts) => string)

const stateWord = (facts: RefusalFacts): string => {
  const name = String(facts.state)
  const state = Object.keys(stateWords).includes(name) ? stateWords[name] : undefined
  return state === undefined ? '' : `，现在是“${state}”`
}

const sentences = {
  // the request itself
  'malformed-request': '提交的内容格式不对，请检查后再试。',
  'unknown-field': '提交的内容里有不认识的项目，请更新小程序后再试。',
  'too-large': '提交的内容太大了，请删减后再试。',
  'not-found': '没有找到这件事，可能已经移走，或您没有权限查看。',
  'key-missing': '这次提交缺少编号，请退出重进后再试。',
  'key-reused': '这次提交和之前的内容不一样，请返回重新填写。',
  'client-too-old': '小程序版本太旧，请更新后再用。已填的内容会保留。',
  'sign-in-again': '登录已过期，请重新进入小程序。',
  'sign-in-failed': '微信登录没有成功，请再试一次。',
  'sign-in-blocked': '微信提示这个账号暂时不能登录，请稍后再试或联系客服。',
  'wechat-unavailable': '微信暂时没有回应，请稍后再试。',
  'too-many-requests': '操作太快了，请稍等一会儿再试。',
  'busy-try-again': '现在办理的人多，没有提交成功，请稍后再试。',
  'page-token-invalid': '列表已经变化，请下拉刷新。',
  'server-fault': '服务出了点问题，我们已经知道了。您的内容还在，请稍后再试。',
  // permission and moment
  'not-allowed': '这一步要由负责的人来做，您的账号没有这个权限。',
  'not-now': facts => `这一步现在做不了${stateWord(facts)}。请刷新看看最新进展。`,
  'changed-meanwhile': '刚刚有人更新了这件投诉，请看过最新情况再操作。',
  'dispatcher-only': '重大投诉和再次处理的投诉，要由客服主管派工。',
  // words and photos
  'text-missing': '请写几个字，说说情况。',
  'text-too-long': facts => `写得太长了，最多 ${facts.most ?? 5000} 字。`,
  'text-without-words': '请用文字说明情况，只有表情或符号看不明白。',
  'too-many-photos': facts => `照片最多 ${facts.most ?? 9} 张。`,
  'photo-unknown': '有一张照片没有找到，请删掉后重新上传。',
  'photo-not-an-image': '有一张不是照片，请换一张图片。',
  'photo-too-large': '照片太大了，请换一张小一点的（10 MB 以内）。',
  'photo-needed': '还差处理后的照片。',
  'wish-in-the-past': '希望解决的时间已经过去了，请另选一个。',
  'received-in-the-future': '接到投诉的时间不能晚于现在。',
  // places and people
  'category-unknown': '没有这个类别，请重新选择。',
  'community-unknown': '没有找到这个小区。',
  'room-unknown': '没有找到这间房，请重新选择。',
  'room-not-yours': '这间房还没有绑定到您名下，请先绑定房屋。',
  'phone-does-not-match': '这个手机号和房屋登记的不一致，请联系客服核对登记。',
  'phone-code-invalid': '手机号没有取到，请再点一次。',
  'customer-unknown': '没有找到这位住户，请重新查找。',
  'handler-unknown': '没有找到这位处理人，请重新选择。',
  // rules
  'third-party-must-be-answered': '上级或第三方转来的投诉必须答复，不能不予受理。',
  'corrective-action-needed': '重大投诉或再次处理的投诉，要写明怎么不再发生。',
  'survey-expired': '评价时间已过（7 天内可以评价）。',
  'visitor-was-handler': '处理人不能回访自己办的事，请换一位同事。',
  'visit-time-wrong': '回访时间不对：不能早于答复，也不能晚于现在。',
  'timeline-full': '这件投诉的记录已经很多了，请打客服电话说，或等处理后再补充。',
  'no-visit-yet': '还没有可以确认的回访记录。',
  'reopen-too-late': '办结已超过 7 天，请重新提交一件投诉。',
} satisfies Record<string, Sentence>

/** Every reason a request can be refused for. */
export type Reason = keyof typeof sentences

const isReason = (reason: string): reason is Reason => Object.keys(sentences).includes(reason)

export const reasons: readonly Reason[] = Object.keys(sentences).filter(isReason)

/** The sentence for a reason; a reason this client does not know yet gets the general one. */
export const sentenceFor = (reason: string, facts: RefusalFacts = {}): string => {
  if (!isReason(reason)) return '这一步没有成功，请更新小程序后再试。'
  const sentence: Sentence = sentences[reason]
  return typeof sentence === 'string' ? sentence : sentence(facts)
}
