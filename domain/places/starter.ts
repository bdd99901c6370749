// What a community begins with, before anybody has changed anything: departments, categories with their questions, public places, hours.

import type { CategorySettings } from './settings.ts'

/** The starter set; hours are minutes of the day. Emergency phones are the company's own and not among it. */
export const starter = {
  publicPlaces: ['电梯', '楼道', '地下车库', '大门', '花园', '儿童乐园'],
  placesInBuildings: ['电梯', '楼道'],
  departments: [
    { id: 'engineering', name: '工程部' },
    { id: 'order', name: '秩序维护部' },
    { id: 'environment', name: '环境部' },
    { id: 'service', name: '客服部' },
  ],
  categories: [
    {
      id: 'leak',
      name: '漏水渗水',
      root: 'engineering',
      icon: 'drop',
      departmentId: 'engineering',
      skill: '防水',
      needsPhotos: true,
      example: '卫生间吊顶漏水，昨晚开始，今天滴得更快',
      questions: [
        { id: 'where', kind: 'choice', words: '哪里在漏', choices: ['天花板', '墙面', '地面', '水管', '窗边'] },
        { id: 'when', kind: 'choice', words: '什么时候漏', choices: ['一直漏', '下雨时', '楼上用水时', '自家用水时'] },
      ],
    },
    {
      id: 'crack',
      name: '墙面裂缝',
      root: 'engineering',
      icon: 'crack',
      departmentId: 'engineering',
      skill: '泥瓦',
      needsPhotos: true,
      example: '主卧窗角有一道斜缝，比上个月长了',
    },
    {
      id: 'noise',
      name: '噪音扰民',
      root: 'property-service',
      icon: 'noise',
      departmentId: 'order',
      needsPhotos: false,
      hidesName: true,
      example: '楼上半夜拖桌椅，这周已经三次',
      questions: [
        {
          id: 'what',
          kind: 'choice',
          words: '什么声音',
          choices: ['装修', '音乐、唱歌', '脚步、拖动', '宠物', '机器'],
        },
        { id: 'when', kind: 'choice', words: '多在什么时候', choices: ['白天', '午休', '晚上', '半夜'] },
        { id: 'from', kind: 'text', words: '从哪里传来' },
      ],
    },
    {
      id: 'lift',
      name: '电梯',
      root: 'property-service',
      icon: 'lift',
      departmentId: 'engineering',
      skill: '电梯',
      needsPhotos: false,
      followable: true,
      example: '1 号梯上行时抖，门关两次才关上',
      questions: [
        { id: 'which', kind: 'text', words: '哪一台' },
        {
          id: 'what',
          kind: 'choice',
          words: '怎么了',
          choices: ['停了', '抖动、异响', '门关不好', '按键坏了', '困过人'],
        },
      ],
    },
    {
      id: 'cleaning',
      name: '环境卫生',
      root: 'property-service',
      icon: 'broom',
      departmentId: 'environment',
      needsPhotos: true,
      followable: true,
      example: '三楼垃圾桶两天没清，有味道',
    },
    {
      id: 'parking',
      name: '停车',
      root: 'property-service',
      icon: 'car',
      departmentId: 'order',
      needsPhotos: false,
      example: 'B 区 12 号我的车位被占，从早上到现在',
    },
    {
      id: 'attitude',
      name: '服务态度',
      root: 'customer-service',
      icon: 'face',
      departmentId: 'service',
      needsPhotos: false,
      example: '昨天下午门岗不让送餐，说话不客气',
    },
    { id: 'other', name: '其他', root: 'customer-service', icon: 'more', departmentId: 'service', needsPhotos: false },
  ],
  work: { from: 9 * 60, to: 18 * 60 },
  duty: { from: 8 * 60, to: 20 * 60 },
} as const satisfies {
  publicPlaces: readonly string[]
  placesInBuildings: readonly string[]
  departments: readonly { id: string; name: string }[]
  categories: readonly CategorySettings[]
  work: { from: number; to: number }
  duty: { from: number; to: number }
}
