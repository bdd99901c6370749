// The closed list of refusals and the Chinese sentence a person reads for each. Server and phone share it.

import { features } from '#domain/places/switches.ts'
import type { RefusalFacts } from '#domain/result.ts'
import { clockWords, featureWords, stateWords } from './words.ts'

type Sentence = string | ((facts: RefusalFacts) => string)

const stateWord = (facts: RefusalFacts): string => {
  const name = String(facts.state)
  const state = Object.keys(stateWords).includes(name) ? stateWords[name] : undefined
  return state === undefined ? '' : `，现在是“${state}”`
}

const clockWord: Readonly<Record<string, string>> = clockWords

/** Which rule a refusal is about, in brackets; nothing where it is not a clock's. */
const ruleWord = (facts: RefusalFacts): string => {
  const name = String(facts.what)
  const word = Object.hasOwn(clockWord, name) ? clockWord[name] : undefined
  return word === undefined ? '' : `（${word}）`
}

/** Which feature a refusal is about, in quotes; 这项功能 where it is one this client does not know. */
const featureWord = ({ feature }: RefusalFacts): string => {
  const known = features.find(it => it === feature)
  return known ? `“${featureWords[known]}”` : '这项功能'
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
  'dispatcher-only': ({ state }) => {
    if (state === 'dispatched') return '已经派过工了，要改派请找客服主管。'
    if (state === 'handling') return '已经在处理了，不予受理要由客服主管来定。'
    return '重大投诉和再次处理的投诉，要由客服主管派工。'
  },
  'manager-only': facts => `已经改过 ${facts.most ?? 2} 次时间了，再改要由项目经理来定。`,
  'not-while-paused': '这件投诉正在暂停，请先恢复处理。',
  'own-work': '自己办的事要由另一位同事来确认。',
  'already-done': '这一步已经做过了。',
  'in-conflict': '这件投诉和这位同事有关，不能交给他。',
  // words and photos
  'text-missing': '请写几个字，说说情况。',
  'text-too-long': facts => `写得太长了，最多 ${facts.most ?? 5000} 字。`,
  'text-without-words': '请用文字说明情况，只有表情或符号看不明白。',
  'too-many-photos': facts => `照片最多 ${facts.most ?? 9} 张。`,
  'photo-unknown': '有一张照片没有找到，请删掉后重新上传。',
  'photo-not-an-image': '有一张不是照片，请换一张图片。',
  'photo-too-large': '照片太大了，请换一张小一点的（10 MB 以内）。',
  'photo-needed': '还差处理后的照片。',
  'expenses-wrong': '用料和费用不对：最多 20 行，数量要大于 0，单位不能空，金额精确到分。',
  'wish-in-the-past': '希望解决的时间已经过去了，请另选一个。',
  'received-in-the-future': '接到投诉的时间不能晚于现在。',
  'happened-in-the-future': '发生的时间不能晚于现在，请看看手机的时间对不对。',
  'happened-too-long-ago': '发生的时间太早了：不能早于派工，也不能早于三天前。',
  // places and people
  'category-unknown': '没有这个类别，请重新选择。',
  'category-same': '现在就是这个类别，不用改。',
  'answer-unknown': '这个类别要问的变了，请重新选一选再提交。',
  'community-unknown': '没有找到这个小区。',
  'room-unknown': '没有找到这间房，请重新选择。',
  'room-not-yours': '这间房还没有绑定到您名下，请先绑定房屋。',
  'phone-does-not-match': '这个手机号和房屋登记的不一致，请联系客服核对登记。',
  'phone-code-invalid': '手机号没有取到，请再点一次。',
  'not-third-party': '只有第三方转来的投诉，才写转来单位和对方编号。',
  'sender-missing': '请写上是哪个单位转来的。',
  'sender-date-wrong': '对方要求的答复时间不能早于收到的时间，请核对。',
  'earlier-unknown': '没有找到之前的那件投诉，请重新选择。',
  'customer-unknown': '没有找到这位住户，请重新查找。',
  'no-phone': '这位住户没有留电话。',
  'building-id-too-long': '这栋楼的内部编号太长，放不进小程序码，请联系技术支持。',
  'app-not-released': '小程序还没有发布，微信做不了码，请发布后再来。',
  'table-gone': '上传的表格已经不在了，请重新选择文件。',
  'table-unreadable': facts => (typeof facts.why === 'string' ? facts.why : '表格读不出来，请重新保存一份再试。'),
  'table-changed': '预览以后文件变了，请重新预览，看过再导入。',
  'table-has-faults': '表格里还有问题，没有导入。请改好再试，或选择只导入没有问题的行。',
  'building-unknown': '没有找到这栋楼，请重新扫码，或自己选择。',
  'not-the-owner': '邀请和移除家人、租户，要由登记的业主来办。您是业主的话，请联系客服核对登记。',
  'not-to-admit': '这种身份要由物业客服办理，请带上证件联系客服。',
  'too-many-invitations': facts => `一套房 7 天内最多发 ${facts.most ?? 20} 个邀请，请过几天再发。`,
  'household-full': facts => `一套房最多 ${facts.most ?? 30} 个人，请业主先移除不再住的人。`,
  'category-name-taken': '已经有一个同名的类别，请换个名字。',
  'category-last': '至少要留一个可以选的类别。',
  'category-both': '默认隐去姓名的事，邻居不能跟进；两项只能开一项。',
  'categories-too-many': facts => `类别最多 ${facts.most ?? 60} 个，请直接改用不着的。`,
  'question-wrong': '补充问题不完整：每题要有文字，选择题要有 2 到 12 个不同的选项。',
  'department-name-taken': '已经有一个同名的部门，请换个名字。',
  'departments-too-many': facts => `部门最多 ${facts.most ?? 30} 个，请直接改用不着的。`,
  'department-last': '至少要留一个部门。',
  'department-in-categories': facts =>
    `${facts.category === undefined ? '还有类别' : `类别“${facts.category}”还`}归这个部门办，请先改给别的部门。`,
  'department-in-posts': facts =>
    `还有同事${facts.person === undefined ? '' : `（${facts.person}）`}在这个部门，请先改岗位，或取消邀请。`,
  'department-in-complaints': facts => `这个部门还有 ${facts.count ?? 1} 件投诉没有办完，请先转派或等办完。`,
  'community-name-taken': '已经有一个同名的小区，请换个名字。',
  'communities-too-many': facts => `小区最多 ${facts.most ?? 200} 个。`,
  'emergency-phone-wrong': '紧急电话不对：1 到 10 个，名称不能重复，号码 3 到 12 位数字。',
  'public-place-wrong': '公共区域不对：1 到 40 个，名称不能重复。',
  'placeholder-unknown': '花括号里只能是：称呼、地点、编号、处理人、时限、类别、事项。',
  'replies-too-many': facts => `常用语最多 ${facts.most ?? 40} 条。`,
  'reply-twice': '有两条常用语一样。',
  'settings-changed-meanwhile': '别人刚改过设置，请看过最新的再改。',
  'desk-code-over': '这个登录码已经用过或过期了，请看电脑上的新码。',
  'invitation-unknown': '没有这个邀请码，请核对，或请对方再发一次。',
  'invitation-spent': '这个邀请已经用过了，一个邀请只能用一次，请对方再发一个。',
  'invitation-withdrawn': '这个邀请已经取消了，请问问发邀请的人。',
  'invitation-expired': '这个邀请过期了（7 天内有效），请对方再发一个。',
  'already-at-home': '您已经绑定了这套房，不用再加入。',
  'member-unknown': '这套房里没有这个人，可能已经退出了。请刷新看看。',
  'too-many-readers': facts => `一件投诉最多给 ${facts.most ?? 30} 个人看。`,
  'not-to-remove': '业主只能移除家属和租户，其他人请联系客服办理。',
  'handler-unknown': '没有找到这位处理人，请重新选择。',
  'handler-himself': '他就是这张派工单的处理人，不用再加协办。',
  'co-handler-already': '他已经在协办了。',
  'co-handler-unknown': '他已经不在协办了，请刷新看看。',
  'co-handlers-full': facts => `协办最多 ${facts.most ?? 4} 位，请先移除一位。`,
  // rules
  'third-party-must-be-answered': '上级或第三方转来的投诉必须答复，不能不予受理。',
  'corrective-action-needed': '重大投诉或再次处理的投诉，要写明怎么不再发生。',
  'survey-expired': '评价时间已过（7 天内可以评价）。',
  'visitor-was-handler': '处理人不能回访自己办的事，请换一位同事。',
  'visit-time-wrong': '回访时间不对：不能早于答复，也不能晚于现在。',
  'timeline-full': '这件投诉的记录已经很多了，请打客服电话说，或等处理后再补充。',
  'under-supervision': '正在督办，不能不予受理。请先由督办人结束督办。',
  'appeal-too-late': '申诉时间已过（7 天内可以申诉）。',
  'no-appeal': '没有等待处理的申诉。',
  'not-to-claim': '重大、再次投诉和涉及员工的投诉不能认领，请等客服主管派工。',
  'switched-off': facts => `这个小区现在没有开通${featureWord(facts)}。`,
  'not-automatic': '重大、再次投诉和涉及员工的投诉不能自动派工，请自己选人。',
  'no-candidates': '这个部门没有可以派的人，请看看能不能当场解决，或请管理员添加处理人。',
  'nobody-on-duty': '现在没有人当班，不能自动派工，请自己选人。',
  'nobody-skilled': '当班的人里没有会做这项的，不能自动派工，请自己选人。',
  'all-full': '当班的人手上都满了，不能自动派工，请自己选人。',
  'offer-open': '住户还没有答复上一个处理方案，请先等答复。',
  'no-offer': '没有等您答复的处理方案。',
  'money-needs-approval': '减免、报销、补偿、赔偿和写金额的方案要先审批，审批功能还没有开通，请先不选、不写。',
  'pause-too-long': facts => `一次最多暂停 ${facts.most ?? 10} 个工作日，请选早一点的日期。`,
  'pause-in-the-past': '恢复处理的时间已经过去了，请另选一个。',
  'not-paused': '这件投诉没有暂停。',
  'date-in-the-past': '约定的时间已经过去了，请另选一个。',
  'date-too-far': '约定的时间太远了，最多一年以内。',
  'received-too-long-ago': '接到投诉的时间太早了，请核对年份。',
  'nothing-to-object': '没有可以提出异议的约定时间（24 小时内可以提出）。',
  'proposal-open': '上一个申请还没有批，请等客服主管决定。',
  'no-proposal': '没有等待决定的申请。',
  'nudged-already': '刚催过了，请过一会儿再催。',
  'already-asked': '上一个问题还没有答复，请等答复后再问。',
  'nothing-to-answer': '没有等您答复的事项。',
  'not-late': '还没有超期，不用催办。',
  'not-your-supervision': '督办要由发起督办的人来结束。',
  'not-your-corrective': '这一条整改有责任人，由他本人或客服来记办完。',
  'no-corrective-action': '没有这一条整改，或已经办过了。',
  'too-early-for-final-answer': facts => `第 ${facts.round ?? 3} 次处理起才能出书面最终答复。`,
  'objection-open': '您部门上一份签呈还没有定，请等结果。',
  'objection-decided': '这一项在这次处理里已经定过了，不能再提。',
  'no-ground': '现在没有这一项可以提的决定，请另选一项。',
  'no-objection': '没有等您定的签呈。',
  'no-final-answer': '没有等待签发的书面最终答复。',
  'finally-answered': '这件投诉已有书面最终答复。有新情况请重新提交，也可以找第三方调解或走法律途径。',
  'third-party-not-merged': '第三方转来的投诉要单独答复，不能并案。',
  'parent-is-child': '不能并到这件投诉里：它已经并案、已经答复，或不在同一个小区。',
  'child-is-parent': '这件投诉里已经并入了别的投诉，不能再并到其他投诉里。',
  'not-to-follow': '这件投诉不能跟进。',
  'own-complaint': '这是您自己提交的投诉，不用跟进。',
  'visit-is-over': '这次回访已经结束了。',
  'not-to-appoint': '这件事现在不用约时间。',
  'appointment-fixed': '快到约好的时间了，现在改不了。要改请打客服电话。',
  'appointments-used': facts => `已经约过 ${facts.chosen ?? 3} 次，再改请打客服电话。`,
  'slot-unknown': '这个时间约不了，请另选一个。',
  'department-unknown': '没有找到这个部门，请重新选择。',
  'posts-missing': '请至少选一个岗位。',
  'post-needs-department': '处理人和部门负责人要选部门。',
  'posts-in-conflict': '品质督导不能同时是处理人或部门负责人。',
  'own-posts': '自己的岗位要由别的管理员来改。',
  'last-admin': '这是最后一位管理员，请先再设一位。',
  'team-changed-meanwhile': '刚刚有人改了这位同事的资料，请看过最新情况再操作。',
  'team-invitations-full': facts => `还没用的邀请最多 ${facts.most ?? 50} 个，请先取消几个。`,
  'first-start-over': '这里已经开始使用了，开通码已经作废。请向管理员要员工邀请码。',
  'first-start-not-set': '还没有设开通码，请负责部署的人先设好（至少 12 个字母和数字）。',
  'first-start-code-wrong': '开通码不对，请向负责部署的人核对。',
  'first-start-too-often': '开通码试错太多次了，请过一个小时再试。',
  'already-colleague': '您已经在这个小区的班组里，不用再加入。',
  'absence-wrong': facts => `请假从今天或以后开始，一次最多 ${facts.most ?? 90} 天。更久的请办移交。`,
  'absence-overlaps': '这几天已经登记过请假了。',
  'absence-unknown': '没有找到这次请假，可能已经结束了。',
  'delegate-unfit': '代班的人要和他同岗位、同部门，或者是他上一级。',
  'delegate-absent': '代班的人那几天自己也请假，请换一位。',
  'successor-unfit': '接手的人要和他同岗位、同部门，请重新选择。',
  'successor-missing': '每一类都要选好接手的人。',
  'leaving-under-way': '这位同事正在办移交，办完之前不能再改。',
  'person-leaving': '这位同事正在办移交，不再接新的，请换一位。',
  'person-unknown': '没有找到这位同事，请重新选择。',
  'day-over': '这一天已经过去了，不能再改。',
  'day-changed-meanwhile': facts =>
    `刚刚有人改了${facts.days ? `${facts.days}的值班` : '这一天'}，请看过最新安排再操作。`,
  'week-wrong': '一次只能排同一周的日子，每天一次。请刷新再排。',
  'shifts-wrong': '班次不对：要按先后排列、不能重叠、不能跨零点，每班至少一人。',
  'swap-impossible': '这两班换不了：有人已经在那一班，或当天没有他的班。请刷新看看。',
  'duty-person-unknown': facts =>
    facts.name ? `${facts.name}现在不能排这个班，请换一位同事。` : '值班表里有一位同事没有找到，请重新选择。',
  'policy-hole': facts => `这样改以后${ruleWord(facts)}会没有规定可用，请检查适用范围和生效时间。`,
  'policy-tie': facts => `同一天已经有一条范围相同的规定${ruleWord(facts)}，请换一个生效时间。`,
  'policy-overlap': facts => `有两条规定互相重叠${ruleWord(facts)}，分不出该用哪一条，请把范围写细。`,
  'policy-value': facts => `规定的数字不合理${ruleWord(facts)}，请检查。`,
  'policy-backdated': '规定不能从过去的时间开始生效，请选今天以后的时间。',
  'policy-changed-meanwhile': '刚刚有人定了新的规定，请重新试算，看过结果再生效。',
  'policy-name-taken': '这个名称已经用过了，请换一个，比如加上日期。',
  'complaint-unknown': '没有找到要并入的投诉，请核对编号。',
  'no-visit-yet': '还没有可以确认的回访记录。',
  'reopen-too-late': '办结已超过 7 天，请重新提交一件投诉。',
  'complaints-open': facts => `您还有 ${facts.count ?? 1} 件投诉没有办完，请先撤销，或等办结后再注销。`,
  'staff-account': '您是员工，账号由公司管理，请先请管理员取消您的权限。',
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
