// The privacy text in plain words. It belongs to `privacyVersion`: with another text, everybody is asked again.

export const policyPoints: readonly { word: string; text: string }[] = [
  {
    word: '称呼、手机号、房屋',
    text: '用来核对您住哪里、把结果告诉您。存的时候加密，办事的人看到的是打码的号码；选了“不公开姓名”，处理人连房号也看不到。',
  },
  {
    word: '您写的话和拍的照片',
    text: '用来办这件事。照片里的位置会去掉，只有您、您添加的家人和办这件事的人看得到。',
  },
  {
    word: '办理的记录、评价和回访',
    text: '谁在什么时间做了什么，按时间记下来，事后改不了，也用来统计办得好不好。',
  },
  {
    word: '员工的到场位置',
    text: '员工自己打开开关、报到场的那一刻取一次，只有客服和负责人看得到。不取住户的位置。',
  },
  {
    word: '不拿来做的',
    text: '不给广告，不卖给别人，不让机器自动对您下结论。需要开发商或施工单位来处理的，只给办事用得着的部分。',
  },
  {
    word: '存多久',
    text: '办结后 3 年；工程、重大或有赔付的，存到保修期满后 1 年，两个里取晚的。到期删掉您的资料，只留不带姓名的数字。',
  },
  {
    word: '未满 14 岁',
    text: '请让家长来提交。',
  },
]
